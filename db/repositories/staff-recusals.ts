/** Members of the staff who stepped aside from a category, and so see and do nothing in it. */
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import { listStaff } from "./staff.ts";

export type StaffRecusal = typeof t.staffRecusals.$inferSelect;

/** The recusals of an edition's staff who still hold a role, by category. */
export async function listStaffRecusals(db: Db, editionId: string) {
  return db
    .select({
      id: t.staffRecusals.id,
      staffId: t.staffRecusals.staffId,
      userId: t.staff.userId,
      reason: t.staffRecusals.reason,
      recordedAt: t.staffRecusals.recordedAt,
      categoryId: t.categories.id,
      slug: t.categories.slug,
      name: t.categories.name,
    })
    .from(t.staffRecusals)
    .innerJoin(t.staff, eq(t.staffRecusals.staffId, t.staff.id))
    .innerJoin(t.categories, eq(t.staffRecusals.categoryId, t.categories.id))
    .where(and(eq(t.categories.editionId, editionId), isNull(t.staff.revokedAt)))
    .orderBy(asc(t.categories.position), asc(t.staff.grantedAt));
}

/** The staff of a programme but those who stepped aside from a category: whom its news reach. */
export async function listStaffOf(db: Db, programmeId: string, categoryId: string) {
  const rows = await db
    .select({ staffId: t.staffRecusals.staffId })
    .from(t.staffRecusals)
    .where(eq(t.staffRecusals.categoryId, categoryId));
  const aside = new Set(rows.map(({ staffId }) => staffId));
  return (await listStaff(db, programmeId)).filter(({ id }) => !aside.has(id));
}

/**
 * What a person stepped aside from as a member of a programme's staff: in one edition, or in all. A
 * category that the handle itself hides counts: only who stepped aside has such a handle.
 */
export async function listAsideOf(
  db: Db,
  { programmeId, userId }: { readonly programmeId: string; readonly userId: string },
  editionId?: string,
) {
  return db
    .select({
      staffId: t.staffRecusals.staffId,
      categoryId: t.staffRecusals.categoryId,
      slug: t.categories.slug,
      name: t.categories.name,
    })
    .from(t.staffRecusals)
    .innerJoin(t.staff, eq(t.staffRecusals.staffId, t.staff.id))
    .leftJoin(t.categories, eq(t.staffRecusals.categoryId, t.categories.id))
    .where(
      and(
        eq(t.staff.programmeId, programmeId),
        eq(t.staff.userId, userId),
        isNull(t.staff.revokedAt),
        ...(editionId === undefined
          ? []
          : [or(isNull(t.categories.id), eq(t.categories.editionId, editionId))]),
      ),
    )
    .orderBy(asc(t.categories.position));
}

export async function appendStaffRecusal(tx: Tx, recusal: StaffRecusal): Promise<void> {
  await tx.insert(t.staffRecusals).values(recusal);
}

export async function deleteStaffRecusal(tx: Tx, id: string): Promise<void> {
  await tx.delete(t.staffRecusals).where(eq(t.staffRecusals.id, id));
}

/** Who of a programme's staff stepped aside from something, edition by edition. */
export async function listAsideMembers(db: Db, programmeId: string) {
  return db
    .selectDistinct({ member: t.staffRecusals.staffId, edition: t.categories.editionId })
    .from(t.staffRecusals)
    .innerJoin(t.staff, eq(t.staffRecusals.staffId, t.staff.id))
    .innerJoin(t.categories, eq(t.staffRecusals.categoryId, t.categories.id))
    .where(and(eq(t.staff.programmeId, programmeId), isNull(t.staff.revokedAt)));
}
