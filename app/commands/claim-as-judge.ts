/** The claim that a judge's act about themselves begins with: their edition, and their row in it. */
import type { Context } from "#app/server/context.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import { findJudgeOf } from "#db/repositories/memberships.ts";
import type { Tx } from "#db/store/store.ts";

/** @returns null for whoever has not accepted to judge this edition */
export async function claimAsJudge(tx: Tx, { viewer }: Context, editionId: string) {
  const edition = await claimEdition(tx, editionId);
  const judge = edition && viewer && (await findJudgeOf(tx, editionId, viewer.userId));
  return edition && judge?.acceptedAt ? { edition, judge } : null;
}
