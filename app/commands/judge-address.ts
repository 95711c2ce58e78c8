/** Which address a judge may have. Shared by adding a judge and changing one. */
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { findPersonByEmail } from "#db/repositories/people.ts";
import type { Tx } from "#db/store/store.ts";

/** Each judge has an address of their own, and keeps no part of the award. */
export async function addressFault(
  tx: Tx,
  programmeId: string,
  email: string,
  others: readonly { readonly name: string; readonly email: string | null }[],
) {
  const other = others.find((one) => one.email === email);
  if (other) return refusedAt("email", "already-exists", `${other.name} has this address already.`);
  const person = await findPersonByEmail(tx, email);
  const role = person && (await findStaffRole(tx, programmeId, person.id));
  if (role)
    return refusedAt(
      "email",
      "not-allowed",
      `${email} keeps this award as ${role}: nobody both keeps an award and judges it.`,
    );
  return null;
}
