import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadEditionQuestions } from "#app/queries/conflicts.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { shownQuestion } from "#app/server/shown-question.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { QuestionsByJudge } from "#app/ui/conflicts/questions-by-judge.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Likely conflicts: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireSecretariat(args);
  const judges = await loadEditionQuestions(context, edition.id);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    judges: judges.map(({ questions, ...judge }) => ({
      ...judge,
      questions: questions.map(shownQuestion),
    })),
  };
}

export default function EditionQuestionsPage() {
  const { edition, viewer, judges } = useLoaderData<typeof loader>();
  const open = judges.filter(({ questions }) => questions.some(({ state }) => state === "open"));
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("secretariat", edition, "/people"), label: "People" }]} />
      <PageHead
        title={titleOf(judges.length, open.length)}
        eyebrow={`Likely conflicts of ${edition.name}`}
        lead="What a judge and an accepted application have in common: a question to the judge, asked once the first round is open. It decides nothing; whoever sees a conflict steps aside, or is recused by you."
      />
      {judges.length === 0 ? (
        <EmptyState title="Nothing in common">
          <p>
            Judges and applications are compared by country, by mail address, by what judges declare
            and by what cities tell.
          </p>
        </EmptyState>
      ) : (
        <QuestionsByJudge
          judges={judges}
          to={(slug) => pathFor("secretariat", edition, `/people/${slug}`)}
        />
      )}
    </SecretariatPage>
  );
}

function titleOf(judges: number, open: number): string {
  if (judges === 0) return "No likely conflict";
  if (open === 0) return "Every question is answered";
  return open === 1
    ? "One judge has questions to answer"
    : `${open} judges have questions to answer`;
}
