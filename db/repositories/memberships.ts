/** Who a person is in an edition: staff of its programme, or a judge of it. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** An edition with its programme, as every page about it needs it. */
export async function findEditionByAddress(db: Db, programme: string, edition: string) {
  const [row] = await db
    .select({ edition: t.editions, programme: t.programmes })
    .from(t.editions)
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(and(eq(t.programmes.slug, programme), eq(t.editions.slug, edition)));
  return row;
}

export async function findProgramme(db: Db, slug: string) {
  const [row] = await db.select().from(t.programmes).where(eq(t.programmes.slug, slug));
  return row;
}

/** The role a person holds now in a programme, if any. */
export async function findStaffRole(db: Db, programmeId: string, userId: string) {
  const [row] = await db
    .select({ role: t.staff.role })
    .from(t.staff)
    .where(
      and(
        eq(t.staff.programmeId, programmeId),
        eq(t.staff.userId, userId),
        isNull(t.staff.revokedAt),
      ),
    );
  return row?.role ?? null;
}

export async function findJudgeOf(db: Db, editionId: string, userId: string) {
  const [row] = await db
    .select()
    .from(t.judges)
    .where(and(eq(t.judges.editionId, editionId), eq(t.judges.userId, userId)));
  return row ?? null;
}

/** Ids of the categories on whose panels a judge sits now. */
export async function listSeatsOf(db: Db, judgeId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ categoryId: t.seats.categoryId })
    .from(t.seats)
    .innerJoin(t.categories, eq(t.seats.categoryId, t.categories.id))
    .where(and(eq(t.seats.judgeId, judgeId), isNull(t.seats.removedAt)))
    .orderBy(asc(t.categories.position));
  return rows.map(({ categoryId }) => categoryId);
}

/** What a person is anywhere, so that their own page can lead there. */
export async function findRoles(db: Db, userId: string) {
  const keeps = and(eq(t.staff.userId, userId), isNull(t.staff.revokedAt));
  return {
    isStaff: (await db.$count(t.staff, keeps)) > 0,
    isJudge: (await db.$count(t.judges, eq(t.judges.userId, userId))) > 0,
    isApplicant: (await db.$count(t.applications, eq(t.applications.ownerId, userId))) > 0,
  };
}
