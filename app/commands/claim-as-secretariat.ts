/** The claim that every act of a secretariat on an edition begins with. */
import type { Context } from "#app/server/context.ts";
import { type ClaimedEdition, claimEdition } from "#db/repositories/editions.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import type { Tx } from "#db/store/store.ts";

/**
 * Asks for the role again inside the transaction: it may have been taken away since the page was
 * shown. Nobody is the viewer of an operator's script; a route never comes here without one.
 * @returns null where the edition does not exist for who asks
 */
export async function claimAsSecretariat(
  tx: Tx,
  context: Context,
  editionId: string,
): Promise<ClaimedEdition | null> {
  const edition = await claimEdition(tx, editionId);
  if (!edition) return null;
  if (context.viewer === null) return edition;
  const role = await findStaffRole(tx, edition.programmeId, context.viewer.userId);
  return role === "secretariat" ? edition : null;
}
