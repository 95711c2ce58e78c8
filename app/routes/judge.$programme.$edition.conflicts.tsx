import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { answerConflict } from "#app/commands/answer-conflict.ts";
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { conflictAnswerSchema } from "#app/forms/oath.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadOwnQuestions } from "#app/queries/conflicts.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { shownQuestion } from "#app/server/shown-question.ts";
import { OwnQuestionsPage } from "#app/ui/conflicts/own-questions-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Likely conflicts: ${found.edition.name}` : "There is nothing here" },
];

/** A judge of the edition, of their own panels; from the opening of the first round something is asked. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const questions = await loadOwnQuestions(access.context, access);
  return {
    ...judgeHead(access),
    mayAnswer: !isResultFixed(access.edition),
    questions: questions && questions.map(shownQuestion),
  };
}

/** A judge of the edition, for themselves. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireJudge(args);
  const form = await readBody(args.request);
  const reading = readForm(form, conflictAnswerSchema);
  if (!reading.ok) return data(reading, 422);
  const answered = await answerConflict(context, { editionId: edition.id, ...reading.value });
  if (!answered.ok) return refuse(answered.refusal, form);
  return redirect(`${pathFor("judge", edition, "/conflicts")}?done=answered`);
}

export default function OwnQuestionsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <OwnQuestionsPage view={view} answer={answer} done={search.get("done")} />;
}
