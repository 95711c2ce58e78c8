/** The claim that every change of an edition's settings begins with, and what use has fixed by then. */
import { type EditionUse, lockOf, type Part } from "#app/domain/edition/locks.ts";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionUse } from "#db/repositories/edition-settings.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";

/**
 * Claims the rounds as well: whoever saves a first scorecard holds its round, so no criterion
 * changes between that and this.
 * @returns null where the edition does not exist for who asks
 */
export async function claimSettings(tx: Tx, context: Context, editionId: string) {
  const edition = await claimAsSecretariat(tx, context, editionId);
  if (!edition) return null;
  for (const { id } of await listRounds(tx, editionId)) await claimRound(tx, id);
  const now = context.clock();
  return { edition, now, use: await findEditionUse(tx, edition, now) };
}

/** @returns the refusal where the part is fixed, or null; the field is empty for a form as a whole */
export function refuseLocked(part: Part, use: EditionUse, field = "") {
  const reason = lockOf(part, use);
  return reason === null ? null : refusedAt(field, "locked-by-use", reason);
}

/** A list that others changed since its page was loaded. */
export function refuseStale() {
  return refusedAt(
    "",
    "stale-version",
    "Somebody else changed this list meanwhile. Load the page again to see it as it is now; what you typed is below.",
  );
}
