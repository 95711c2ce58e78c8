import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { takeBackSave } from "#app/commands/take-back-save.ts";
import { refused } from "#app/domain/kernel/outcome.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import { findNextToScore, findScoringRound, loadScoring } from "#app/queries/judge-scoring.ts";
import { requireCalibrated } from "#app/server/calibration-first.ts";
import { type JudgeAccess, requireJudge } from "#app/server/guards.ts";
import { judgeHead, placeName } from "#app/server/judge-head.ts";
import { forgetLastSave, keepLastSave, readLastSave } from "#app/server/last-save.ts";
import { noteShown } from "#app/server/note-shown.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { isCardWritten, isPauseIntent, pauseApplication } from "#app/server/pause-application.ts";
import { refuse } from "#app/server/refuse.ts";
import { sendScorecard } from "#app/server/send-scorecard.ts";
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
  const last = readLastSave(access, args.request);
  return {
    ...judgeHead(access),
    undo: view.isRunning && last?.round === round ? last.ref : null,
    account: access.viewer.userId,
    ...view,
    application: view.application && {
      category: view.application.category,
      place: placeName(view.application),
      sections: view.application.sections,
      attachments: view.application.attachments,
      supplements: view.application.supplements,
    },
  };
}

/** A judge of the category's panel, while the round is open; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireJudge(args);
  const form = await readBody(args.request);
  const intent = form.get("intent");
  const [round, ref] = [requireParam(args.params, "round"), requireParam(args.params, "ref")];
  if (intent === "undo") return undo(access, args.request, form, { round, ref });
  const isPause = isPauseIntent(intent);
  if (isPause && !isCardWritten(form)) return pause(access, { round, ref, intent, form });
  if (!isPause && intent !== "draft" && intent !== "submit")
    throw data("This form could not be read.", 400);
  const sent = await sendScorecard(access, { round, ref, form, submit: intent === "submit" });
  if (sent.is === "nowhere") throw notFound();
  if (sent.is === "unreadable") return data({ ...sent.answer, clash: null }, 422);
  if (sent.is === "refused") {
    const { data: answer, init } = refuse(sent.refusal, form);
    return data({ ...answer, clash: sent.clash }, init ?? {});
  }
  if (isPause) return pause(access, { round, ref, intent, form });
  const { saved, before } = sent;
  const { version, savedAt } = saved;
  const headers = new Headers();
  if (before)
    headers.append(
      "set-cookie",
      keepLastSave(access, { round, ref, version, savedAt: savedAt.getTime(), before }),
    );
  const to =
    intent === "submit" ? await nextAfter(access, round, ref) : `/score/${round}/${ref}?done=saved`;
  return redirect(pathFor("judge", access.edition, to), { headers });
}

type Pausing = Parameters<typeof pauseApplication>[1];

/** On to the next one where this was laid aside; what comes back into its place stays on its page. */
async function pause(access: JudgeAccess, pausing: Pausing) {
  const { round, ref, intent, form } = pausing;
  // Asked before: what is skipped leaves its place in the queue.
  const next = await findNextToScore(access.context, access, round, ref);
  const acted = await pauseApplication(access, pausing);
  if (!acted.ok) {
    const { data: answer, init } =
      "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
    return data({ ...answer, clash: null }, init ?? {});
  }
  const stays = intent === "unskip" || intent === "unflag";
  const page = stays ? `/score/${round}/${ref}` : next === null ? "" : `/score/${round}/${next}`;
  return redirect(`${pathFor("judge", access.edition, page)}?done=${acted.done}`);
}

/** Back to what the card of this address was before its last save, which the browser still holds. */
async function undo(
  access: JudgeAccess,
  request: Request,
  form: FormData,
  { round: slug, ref }: { readonly round: string; readonly ref: string },
) {
  const last = readLastSave(access, request);
  const round = await findScoringRound(access.context, access.edition.id, slug);
  if (!round) throw notFound();
  const outcome =
    last?.round === slug && last.ref === ref
      ? await takeBackSave(access.context, {
          ...{ editionId: access.edition.id, judgeId: access.judge.id, roundId: round.id, ref },
          ...{ version: last.version, before: last.before },
        })
      : refused("stale-version", "A save is undone within five minutes; change it instead.");
  if (!outcome.ok) {
    const { data: answer, init } = refuse(outcome.refusal, form);
    return data({ ...answer, clash: null }, init ?? {});
  }
  const headers = { "set-cookie": forgetLastSave(access.context) };
  const page = pathFor("judge", access.edition, `/score/${slug}/${ref}`);
  return redirect(`${page}?done=undone`, { headers });
}

async function nextAfter(access: JudgeAccess, slug: string, ref: string): Promise<string> {
  const { context, edition } = access;
  const next = await findNextToScore(context, access, slug, ref);
  if (next !== null) return `/score/${slug}/${next}?done=submitted`;
  const round = await findScoringRound(context, edition.id, slug);
  // After the round a card that was opened again is no queue's last.
  return round && isRunning(round, context.clock()) ? "?done=all-scored" : "?done=handed-in";
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
