/** Who can be signed in as in the demonstration. */
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

export async function listDemonstrationStaff(db: Db) {
  return db
    .selectDistinct({ name: t.users.name, email: t.users.email, role: t.staff.role })
    .from(t.staff)
    .innerJoin(t.users, eq(t.staff.userId, t.users.id))
    .orderBy(desc(t.staff.role));
}

export async function listDemonstrationJudges(db: Db) {
  return db
    .selectDistinct({ name: t.users.name, email: t.users.email })
    .from(t.judges)
    .innerJoin(t.users, eq(t.judges.userId, t.users.id))
    .where(isNotNull(t.judges.acceptedAt))
    .orderBy(asc(t.users.email));
}

/** Officers with the states of what they applied with in one edition. */
export async function listDemonstrationOfficers(db: Db, programme: string, edition: string) {
  return db
    .select({
      name: t.users.name,
      email: t.users.email,
      state: t.applications.state,
      ref: t.applications.ref,
    })
    .from(t.applications)
    .innerJoin(t.users, eq(t.applications.ownerId, t.users.id))
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(and(eq(t.programmes.slug, programme), eq(t.editions.slug, edition)))
    .orderBy(asc(t.applications.ref));
}
