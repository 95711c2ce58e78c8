/** Announces the call: the edition becomes public, and cities may apply from its opening time on. */
import { EDITION_TRANSITIONS } from "#app/domain/edition/edition-state.ts";
import { missingForCall } from "#app/domain/edition/readiness.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveRound } from "#db/repositories/edition-rules.ts";
import { loadSettings } from "#db/repositories/edition-settings.ts";
import { saveEditionState } from "#db/repositories/editions.ts";
import { claimSettings } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

/** @returns refused `not-ready` with everything that is missing, or where the call was opened before */
export async function openCall(
  context: Context,
  { editionId }: { readonly editionId: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { edition, now } = claimed;
    const next = nextState(EDITION_TRANSITIONS, edition.state, "open-call");
    if (next === null) return refused("not-ready", "The call was opened before.");
    const settings = await loadSettings(tx, editionId);
    const missing = missingForCall(settings, { ...edition, now });
    if (missing.length > 0) return refused("not-ready", ...missing.map(({ sentence }) => sentence));
    await saveEditionState(tx, edition, next);
    // The secretariat screens what comes in while the call is still open.
    const [first] = settings.rounds;
    if (first?.kind === "screening" && first.state === "pending")
      await saveRound(tx, first.id, { state: "open", openedAt: now });
    await recordAct(tx, context, {
      editionId,
      act: "call-opened",
      subject: edition.name,
      details: {
        opensAt: edition.callOpensAt?.toISOString() ?? null,
        closesAt: edition.callClosesAt?.toISOString() ?? null,
      },
      at: now,
    });
    return ok();
  });
}
