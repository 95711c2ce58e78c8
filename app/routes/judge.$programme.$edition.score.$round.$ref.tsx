import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import { scorecardSchema } from "#app/forms/judging.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findNextToScore, findScoringRound, loadScoring } from "#app/queries/judge-scoring.ts";
import { requireCalibrated } from "#app/server/calibration-first.ts";
import { type JudgeAccess, requireJudge } from "#app/server/guards.ts";
import { judgeHead, placeName } from "#app/server/judge-head.ts";
import { noteShown } from "#app/server/note-shown.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { FormState } from "#app/ui/form/form-state.tsx";
import { ScorePage } from "#app/ui/judging/score-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Score: ${data.title}` : "There is nothing here" },
];

/** A judge of the category's panel, from the opening of the round. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const round = requireParam(args.params, "round");
  const view = await loadScoring(access.context, access, round, requireParam(args.params, "ref"));
  if (!view) throw notFound();
  if (view.application) await requireCalibrated(access, view.ref);
  if (view.application) await noteShown(args.request, access, round, [view.ref]);
  return {
    ...judgeHead(access),
    ...view,
    application: view.application && {
      category: view.application.category,
      place: placeName(view.application),
      sections: view.application.sections,
      attachments: view.application.attachments,
    },
  };
}

/** A judge of the category's panel, while the round is open; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireJudge(args);
  const form = await readBody(args.request);
  const intent = form.get("intent");
  if (intent !== "draft" && intent !== "submit") throw data("This form could not be read.", 400);
  const reading = readForm(form, scorecardSchema);
  if (!reading.ok) return data(reading, 422);
  const round = await findScoringRound(
    access.context,
    access.edition.id,
    requireParam(args.params, "round"),
  );
  if (!round) throw notFound();
  const ref = requireParam(args.params, "ref");
  const outcome = await saveScorecard(access.context, {
    ...reading.value,
    editionId: access.edition.id,
    judgeId: access.judge.id,
    roundId: round.id,
    ref,
    submit: intent === "submit",
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return intent === "submit"
    ? goOn(access, round.slug, ref)
    : redirect(`${pathFor("judge", access.edition, `/score/${round.slug}/${ref}`)}?done=saved`);
}

async function goOn(access: JudgeAccess, round: string, ref: string) {
  const next = await findNextToScore(access.context, access, round, ref);
  return redirect(
    next === null
      ? `${pathFor("judge", access.edition)}?done=all-scored`
      : `${pathFor("judge", access.edition, `/score/${round}/${next}`)}?done=submitted`,
  );
}

export default function ScoreRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <FormState answer={answer}>
      <ScorePage view={view} done={search.get("done")} />
    </FormState>
  );
}
