/** Who keeps a programme: its secretariat and its observers. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

/** The people who hold a role in a programme now, in the order in which they got it. */
export async function listStaff(db: Db, programmeId: string) {
  return db
    .select({
      id: t.staff.id,
      userId: t.staff.userId,
      role: t.staff.role,
      grantedAt: t.staff.grantedAt,
      name: t.users.name,
      email: t.users.email,
    })
    .from(t.staff)
    .innerJoin(t.users, eq(t.staff.userId, t.users.id))
    .where(and(eq(t.staff.programmeId, programmeId), isNull(t.staff.revokedAt)))
    .orderBy(asc(t.staff.grantedAt), asc(t.users.email));
}

export async function saveStaffRevoked(tx: Tx, staffId: string, revokedAt: Date): Promise<void> {
  await tx.update(t.staff).set({ revokedAt }).where(eq(t.staff.id, staffId));
}

/** Editions of a programme in which a person sits as a judge. */
export async function listEditionsJudgedBy(db: Db, programmeId: string, userId: string) {
  return db
    .select({ name: t.editions.name, state: t.editions.state })
    .from(t.judges)
    .innerJoin(t.editions, eq(t.judges.editionId, t.editions.id))
    .where(and(eq(t.editions.programmeId, programmeId), eq(t.judges.userId, userId)));
}
