/** What a finalist has added so far, while it may. */
import type { Context } from "#app/server/context.ts";
import { findNamedApplication } from "#db/repositories/applications.ts";
import { findSupplement } from "#db/repositories/supplements.ts";
import { findSupplementRound } from "./supplement-window.ts";

export interface OwnSupplement {
  readonly round: string;
  readonly closesAt: Date;
  readonly text: string;
  /** 0 where nothing was saved. */
  readonly version: number;
  readonly savedAt: Date | null;
}

/** @returns null outside of the window, and for every application that is not a finalist */
export async function loadOwnSupplement(
  { store, clock }: Context,
  applicationId: string,
): Promise<OwnSupplement | null> {
  const found = await findNamedApplication(store.read, applicationId);
  const round = found && (await findSupplementRound(store.read, found.application, clock()));
  if (!round?.supplementClosesAt) return null;
  const stored = await findSupplement(store.read, round.id, applicationId);
  return {
    round: round.name,
    closesAt: round.supplementClosesAt,
    text: stored?.text ?? "",
    version: stored?.version ?? 0,
    savedAt: stored?.savedAt ?? null,
  };
}
