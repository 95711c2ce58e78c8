import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { resendInvitation } from "#app/commands/resend-invitation.ts";
import { saveJudge } from "#app/commands/save-judge.ts";
import { judgeActs } from "#app/forms/judge.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadQuestionsOf } from "#app/queries/conflicts.ts";
import { findJudgeView } from "#app/queries/edition-people.ts";
import { loadJudgeRecusals } from "#app/queries/judge-recusals.ts";
import { countryList } from "#app/server/countries.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { actOnRecusal } from "#app/server/recuse.ts";
import { refuse } from "#app/server/refuse.ts";
import { shownQuestion } from "#app/server/shown-question.ts";
import { QuestionRows } from "#app/ui/conflicts/questions-by-judge.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState, OwnAnswer } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { OathCard } from "#app/ui/oath/oath-card.tsx";
import { JudgeRecusals } from "#app/ui/rounds/recusals.tsx";
import { JudgeFields } from "#app/ui/settings/judge-fields.tsx";
import { StandingChip } from "#app/ui/settings/judge-list.tsx";
import { StandingText } from "#app/ui/settings/standing-text.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `${found.judge.name}: ${found.edition.name}` : "There is nothing here" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireSecretariat(args);
  const found = await findJudgeView(context, edition.id, requireParam(args.params, "judge"));
  if (!found) throw notFound();
  const aside = await loadJudgeRecusals(context, edition.id, found.judge.slug);
  return {
    aside,
    edition,
    viewer: viewer.name || viewer.email,
    ...found,
    isOver: isResultFixed(edition),
    countries: countryList(),
    questions: (await loadQuestionsOf(context, edition.id, found.judge.slug)).map(shownQuestion),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const slug = requireParam(args.params, "judge");
  const form = await readBody(args.request);
  const acted = await actOnRecusal(context, edition.id, form);
  if (acted?.ok)
    return redirect(`${pathFor("secretariat", edition, `/people/${slug}`)}?done=${acted.done}`);
  if (acted) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const reading = readForm(form, judgeActs);
  if (!reading.ok) return data(reading, 422);
  const name = { editionId: edition.id, slug };
  const page = pathFor("secretariat", edition, `/people/${slug}`);
  if (reading.value.intent === "resend") {
    const sent = await resendInvitation(context, name);
    return sent.ok ? redirect(`${page}?done=sent`) : refuse(sent.refusal, form);
  }
  const { intent: _, ...change } = reading.value;
  const saved = await saveJudge(context, { ...change, ...name });
  return saved.ok ? redirect(`${page}?done=saved`) : refuse(saved.refusal, form);
}

const DONE: Readonly<Record<string, string>> = {
  saved: "Saved.",
  recused: "It is recorded that the judge stepped aside; the judge is told by mail.",
  lifted: "The judge is back, and is told by mail.",
  sent: "A new invitation is on its way; the earlier link no longer works.",
};

export default function JudgePage() {
  const { edition, viewer, judge, panels, isOver, countries, questions, aside } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("secretariat", edition, "/people"), label: "People" }]} />
      <PageHead
        title={judge.name}
        eyebrow={`Judge of ${edition.name}`}
        aside={<StandingChip standing={judge.standing} />}
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack narrow">
          <section className="card" aria-label="Invitation">
            <StandingText judge={judge} zone={edition.timeZone} />
            {!isOver && judge.standing !== "accepted" && (
              <Form method="post">
                <SubmitButton intent="resend" pending="Sending…" look="plain">
                  {judge.standing === "not-invited"
                    ? "Send the invitation"
                    : "Send the invitation again"}
                </SubmitButton>
              </Form>
            )}
          </section>
          {judge.standing === "accepted" && judge.email !== null && (
            <OathCard oath={judge.oath} zone={edition.timeZone} />
          )}
          {questions.length > 0 && (
            <section className="card" aria-labelledby="conflicts">
              <h2 id="conflicts">Likely conflicts</h2>
              <QuestionRows questions={questions} />
            </section>
          )}
          {!isOver && judge.panels.length > 0 && (
            <p>
              <Link to={pathFor("secretariat", edition, `/people/${judge.slug}/leave`)}>
                {judge.name} leaves a panel, or is replaced
              </Link>
            </p>
          )}
          {isOver ? (
            <p className="soft">The result is certified: the panel is part of it.</p>
          ) : (
            <Form method="post" noValidate>
              <OwnAnswer scope="">
                <JudgeFields countries={countries} panels={panels} judge={judge} />
                <SubmitButton intent="save" pending="Saving…">
                  Save
                </SubmitButton>
              </OwnAnswer>
            </Form>
          )}
          {aside && <JudgeRecusals {...aside} zone={edition.timeZone} mayAct={!isOver} />}
        </div>
      </FormState>
    </SecretariatPage>
  );
}
