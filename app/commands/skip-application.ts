/** Sends an application to the end of a judge's queue for now, or brings it back to its place. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteSkip, saveSkip } from "#db/repositories/skips.ts";
import { type CardName, claimCard } from "./save-scorecard.ts";

/**
 * The card stays owed. Not in the audit log: an order of one's own work is nobody else's business.
 * @returns refused as saveScorecard, `already-submitted` where nothing is left to do
 */
export async function skipApplication(
  context: Context,
  { isSkipped, ...name }: CardName & { readonly isSkipped: boolean },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimCard(tx, context, name);
    if (!claim.ok) return claim;
    const { round, now, applicationId, card } = claim.value;
    const skip = { roundId: round.id, judgeId: name.judgeId, applicationId };
    if (!isSkipped) await deleteSkip(tx, skip);
    else if (card?.state === "submitted")
      return refused("already-submitted", "You submitted this scorecard: nothing is left to skip.");
    else await saveSkip(tx, { ...skip, skippedAt: now });
    return ok();
  });
}
