/** Keeps what a finalist adds before a round; it stands as it was saved last when the window closes. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { findSupplementRound } from "#app/queries/supplement-window.ts";
import type { Context } from "#app/server/context.ts";
import { claimRound } from "#db/repositories/rounds.ts";
import { findSupplement, saveSupplement as storeSupplement } from "#db/repositories/supplements.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

export interface SentSupplement extends ApplicationName {
  readonly text: string;
  /** Of what the page showed; 0 where nothing was there. */
  readonly version: number;
}

/** @returns refused `not-found` outside of the window and for who is no finalist, `stale-version` */
export async function saveSupplement(
  context: Context,
  { text, version, ...name }: SentSupplement,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const at = context.clock();
    const asked = await claimOwnApplication(tx, context, name);
    const open = asked && (await findSupplementRound(tx, asked, at));
    const round = open && (await claimRound(tx, open.id));
    // Held and asked again: it may have been opened meanwhile.
    if (!asked || !round || !(await findSupplementRound(tx, asked, context.clock())))
      return refused("not-found");
    const stored = await findSupplement(tx, round.id, asked.id);
    if ((stored?.version ?? 0) !== version)
      return refused(
        "stale-version",
        "Somebody else of your city has saved this since you opened it. Nothing you wrote is lost: it is still here. Compare it with what is saved now, and save again.",
      );
    await storeSupplement(tx, asked, {
      id: stored?.id ?? context.newId(),
      roundId: round.id,
      text,
      version: version + 1,
      savedById: context.viewer?.userId ?? null,
      savedAt: at,
      submittedAt: at,
    });
    await recordAct(tx, context, {
      editionId: name.editionId,
      act: "supplement-saved",
      subject: asked.ref,
      at,
    });
    return ok();
  });
}
