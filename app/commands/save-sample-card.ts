/** Keeps a judge's scorecard on a made-up application, while a scorecard round is open. Never counted. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayStillWrite } from "#app/domain/round/may-still-write.ts";
import type { SampleKind } from "#app/domain/scorecard/samples.ts";
import { checkScores, differences } from "#app/domain/scorecard/sent-scores.ts";
import type { Context } from "#app/server/context.ts";
import { listCriteria } from "#db/repositories/edition-settings.ts";
import { claimRound } from "#db/repositories/rounds.ts";
import { findSampleToScore, saveSampleCardRow } from "#db/repositories/samples.ts";
import { recordAct } from "./record-act.ts";

interface SampleCardSent {
  readonly editionId: string;
  readonly judgeId: string;
  /** The scorecard round that is open: its scale is the one to practise. */
  readonly roundId: string;
  readonly sampleId: string;
  /** Points by the criterion's slug. */
  readonly scores: Readonly<Record<string, number>>;
  /** Of the card that the judge saw; 0 where there was none. */
  readonly version: number;
  readonly submit: boolean;
}

interface SampleCardSaved {
  readonly version: number;
  readonly savedAt: Date;
  readonly kind: SampleKind;
  readonly categoryId: string;
}

/**
 * A card once submitted stays so, and stays whole.
 * @returns refused `not-found` off the judge's panels, `round-not-open`, `round-closed`,
 *   `score-out-of-range`, `scorecard-incomplete`, or `stale-version` with what differs
 */
export async function saveSampleCard(
  context: Context,
  sent: SampleCardSent,
): Promise<Outcome<SampleCardSaved>> {
  return context.store.transact(async (tx): Promise<Outcome<SampleCardSaved>> => {
    const round = await claimRound(tx, sent.roundId);
    const now = context.clock();
    if (round?.editionId !== sent.editionId || round.kind !== "scorecard")
      return refused("not-found");
    const { editionId, judgeId } = sent;
    const acting = { editionId, judgeId, userId: context.viewer?.userId ?? "" };
    const sample = await findSampleToScore(tx, acting, sent.sampleId);
    if (!sample) return refused("not-found");
    const open = mayStillWrite(round, now);
    if (!open.ok) return open;

    const { kind, categoryId } = sample;
    const criteria = await listCriteria(tx, categoryId);
    const wasSubmitted = sample.submittedAt !== null;
    const isSubmitted = sent.submit || wasSubmitted;
    const checked = checkScores(sent.scores, criteria, round, isSubmitted);
    if (!checked.ok) return checked;
    const differing = differences(criteria, sample.points ?? {}, sent.scores);
    // The same card sent twice, by a second click or after a lost answer, is kept once.
    if (sample.savedAt && differing.length === 0 && isSubmitted === wasSubmitted)
      return ok({ version: sample.version ?? 0, savedAt: sample.savedAt, kind, categoryId });
    if ((sample.version ?? 0) !== sent.version)
      return refused(
        "stale-version",
        [
          "This scorecard was saved elsewhere after you opened it; yours is not stored yet.",
          ...differing.map((line) => `${line}.`),
          "Submit again to keep yours.",
        ].join(" "),
      );
    const version = sent.version + 1;
    await saveSampleCardRow(tx, round, {
      sampleId: sample.id,
      judgeId,
      points: sent.scores,
      version,
      savedAt: now,
      submittedAt: isSubmitted ? (sample.submittedAt ?? now) : null,
    });
    if (isSubmitted && !wasSubmitted && kind === "calibration")
      await recordAct(tx, context, {
        editionId,
        act: "calibration-submitted",
        subject: `${sample.categorySlug}/${sample.title}`,
        at: now,
      });
    return ok({ version, savedAt: now, kind, categoryId });
  });
}
