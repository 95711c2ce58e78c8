/** People as rows: whoever can sign in. What they may do is in the memberships. */
import { and, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { users, staff } = tables;

export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row ?? null;
}

export async function findPerson(db: Db, userId: string) {
  const [row] = await db.select().from(users).where(eq(users.id, userId));
  return row ?? null;
}

interface NewPerson {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly at: Date;
}

/** Adds somebody whose address is known to be theirs. */
export async function savePerson(tx: Tx, { id, name, email, at }: NewPerson): Promise<void> {
  const person = { id, name, email, emailVerified: true, createdAt: at, updatedAt: at };
  await tx.insert(users).values(person);
}

/** What somebody is called, where they have not said it themselves. */
export async function savePersonName(tx: Tx, userId: string, name: string): Promise<void> {
  await tx
    .update(users)
    .set({ name })
    .where(and(eq(users.id, userId), eq(users.name, "")));
}

interface Grant {
  readonly id: string;
  readonly programmeId: string;
  readonly userId: string;
  readonly role: typeof staff.$inferSelect.role;
  readonly grantedAt: Date;
}

/** Gives a role in a programme, or gives it again after it was revoked. */
export async function saveStaffRole(tx: Tx, grant: Grant): Promise<void> {
  const { role, grantedAt } = grant;
  await tx
    .insert(staff)
    .values(grant)
    .onConflictDoUpdate({
      target: [staff.programmeId, staff.userId],
      set: { role, grantedAt, revokedAt: null },
    });
}
