/** Ends the call: no city begins or submits an application any more. */
import { instantInWords } from "#app/domain/application/letters.ts";
import { EDITION_TRANSITIONS, runningGrace } from "#app/domain/edition/edition-state.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveEditionState } from "#db/repositories/editions.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

/**
 * @returns refused `call-not-open` where there is no call to close, `not-ready` while what was begun
 *   before the deadline is still taken
 */
export async function closeCall(
  context: Context,
  { editionId }: { readonly editionId: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const next = nextState(EDITION_TRANSITIONS, edition.state, "close-call");
    if (next === null) return refused("call-not-open", "There is no open call to close.");
    const now = context.clock();
    const grace = runningGrace(edition, now);
    if (grace !== null)
      return refused(
        "not-ready",
        `What was begun before the deadline is taken until ${instantInWords(grace, edition.timeZone)}. Close the call after that.`,
      );
    await saveEditionState(tx, edition, next);
    await recordAct(tx, context, {
      editionId,
      act: "call-closed",
      subject: edition.name,
      details: { announcedUntil: edition.callClosesAt?.toISOString() ?? null },
      at: now,
    });
    return ok();
  });
}
