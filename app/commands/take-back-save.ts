/** Puts a scorecard back to what it was before its last save. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayTakeBack } from "#app/domain/scorecard/undo.ts";
import type { Context } from "#app/server/context.ts";
import { saveScorecardRow } from "#db/repositories/scorecards.ts";
import { recordAct } from "./record-act.ts";
import { type CardBefore, type CardName, changesTo, claimCard } from "./save-scorecard.ts";

interface TakingBack extends CardName {
  /** That the save made. */
  readonly version: number;
  readonly before: CardBefore;
}

/**
 * The version goes on, so that a page of the taken-back card clashes like any older one. A card that
 * was not there before stays as an empty draft.
 * @returns refused as saveScorecard, `stale-version` where it was saved again or the time has passed
 */
export async function takeBackSave(
  context: Context,
  { before, ...name }: TakingBack,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimCard(tx, context, name);
    if (!claim.ok) return claim;
    const { round, now, applicationId, card, criteria } = claim.value;
    if (card?.version !== name.version)
      return refused("stale-version", "This scorecard was saved again since: nothing was undone.");
    if (!mayTakeBack(card.savedAt, now))
      return refused("stale-version", "A save is undone within five minutes; change it instead.");
    const wasSubmitted = card.state === "submitted";
    await saveScorecardRow(
      tx,
      round,
      {
        id: card.id,
        judgeId: name.judgeId,
        applicationId,
        remark: before.remark,
        remarkAudience: before.remarkAudience,
        version: card.version + 1,
        savedAt: now,
        submittedAt: before.isSubmitted ? card.submittedAt : null,
      },
      changesTo(criteria, before),
    );
    if (wasSubmitted)
      await recordAct(tx, context, {
        editionId: name.editionId,
        act: before.isSubmitted ? "scorecard-changed" : "scorecard-taken-back",
        subject: `${round.slug}/${name.ref}`,
        at: now,
      });
    return ok();
  });
}
