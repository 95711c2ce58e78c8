/** Another member of the secretariat, where the staged edition has one. */
import type { Viewer } from "#app/server/context.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import type { Store } from "#db/store/store.ts";
import { NOON } from "./context.ts";
import type { Played } from "./rounds.ts";

export async function secondMember(
  store: Store,
  { staged }: Pick<Played, "staged">,
  name = "second",
): Promise<Viewer> {
  const email = `${name}@prize.test`;
  await store.transact(async (tx) => {
    await savePerson(tx, { id: name, name, email, at: NOON });
    await saveStaffRole(tx, {
      id: `${name}-role`,
      programmeId: staged.ids.programmeId,
      userId: name,
      role: "secretariat",
      grantedAt: NOON,
    });
  });
  return { ...staged.secretariat, userId: name, name, email };
}
