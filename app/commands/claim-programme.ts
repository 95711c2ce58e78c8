/** The claim that every act of a secretariat on its programme begins with. */
import type { Context } from "#app/server/context.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { type ClaimedProgramme, claimProgramme } from "#db/repositories/programmes.ts";
import type { Tx } from "#db/store/store.ts";

/** @returns null where the programme does not exist for who asks */
export async function claimProgrammeAsSecretariat(
  tx: Tx,
  context: Context,
  programmeId: string,
): Promise<ClaimedProgramme | null> {
  const programme = await claimProgramme(tx, programmeId);
  if (!programme || !context.viewer) return null;
  const role = await findStaffRole(tx, programme.id, context.viewer.userId);
  return role === "secretariat" ? programme : null;
}
