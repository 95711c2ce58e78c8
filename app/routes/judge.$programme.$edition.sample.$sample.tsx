import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveSampleCard } from "#app/commands/save-sample-card.ts";
import { scorecardSchema } from "#app/forms/judging.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findCalibrationLeft, findSampleRound, loadSample } from "#app/queries/judge-samples.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SamplePage } from "#app/ui/judging/sample-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}: ${data.category.name}` : "There is nothing here" },
];

/** A judge of the category's panel, while a scorecard round runs. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const view = await loadSample(access.context, access, requireParam(args.params, "sample"));
  if (!view) throw notFound();
  return { ...judgeHead(access), ...view };
}

/** A judge of the category's panel, while a scorecard round runs; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireJudge(args);
  const { context, edition, judge } = access;
  const sampleId = requireParam(args.params, "sample");
  const form = await readBody(args.request);
  const intent = form.get("intent");
  if (intent !== "draft" && intent !== "submit") throw data("This form could not be read.", 400);
  const reading = readForm(form, scorecardSchema);
  if (!reading.ok) return data(reading, 422);
  const roundId = await findSampleRound(context, edition.id);
  if (roundId === null) throw notFound();
  const { scores, version } = reading.value;
  const outcome = await saveSampleCard(context, {
    editionId: edition.id,
    judgeId: judge.id,
    roundId,
    sampleId,
    scores,
    version,
    submit: intent === "submit",
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const own = pathFor("judge", edition, `/sample/${sampleId}`);
  if (intent === "draft") return redirect(`${own}?done=saved`);
  const { kind, categoryId } = outcome.value;
  if (kind === "practice") return redirect(`${pathFor("judge", edition)}?done=practised`);
  const next = await findCalibrationLeft(context, judge, categoryId);
  return redirect(
    next === null
      ? `${pathFor("judge", edition)}?done=calibrated`
      : `${pathFor("judge", edition, `/sample/${next.id}`)}?done=submitted`,
  );
}

export default function SampleRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <FormState answer={answer}>
      <SamplePage view={view} done={search.get("done")} />
    </FormState>
  );
}
