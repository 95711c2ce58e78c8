/** Who a person is in an edition: staff of its programme, or a judge of it. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db } from "../store/store.ts";

const editionByAddress = perConnection((db: Db) =>
  db
    .select({ edition: t.editions, programme: t.programmes })
    .from(t.editions)
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(
      and(
        eq(t.programmes.slug, sql.placeholder("programme")),
        eq(t.editions.slug, sql.placeholder("edition")),
      ),
    )
    .prepare("edition_by_address"),
);

/** An edition with its programme, as every page about it needs it. */
export async function findEditionByAddress(db: Db, programme: string, edition: string) {
  const [row] = await editionByAddress(db).execute({ programme, edition });
  return row;
}

export async function findProgramme(db: Db, slug: string) {
  const [row] = await db.select().from(t.programmes).where(eq(t.programmes.slug, slug));
  return row;
}

const staffRole = perConnection((db: Db) =>
  db
    .select({ role: t.staff.role })
    .from(t.staff)
    .where(
      and(
        eq(t.staff.programmeId, sql.placeholder("programmeId")),
        eq(t.staff.userId, sql.placeholder("userId")),
        isNull(t.staff.revokedAt),
      ),
    )
    .prepare("staff_role"),
);

/** The role a person holds now in a programme, if any. */
export async function findStaffRole(db: Db, programmeId: string, userId: string) {
  const [row] = await staffRole(db).execute({ programmeId, userId });
  return row?.role ?? null;
}

const judgeOf = perConnection((db: Db) =>
  db
    .select()
    .from(t.judges)
    .where(
      and(
        eq(t.judges.editionId, sql.placeholder("editionId")),
        eq(t.judges.userId, sql.placeholder("userId")),
      ),
    )
    .prepare("judge_of"),
);

export async function findJudgeOf(db: Db, editionId: string, userId: string) {
  const [row] = await judgeOf(db).execute({ editionId, userId });
  return row ?? null;
}

const seatsOf = perConnection((db: Db) =>
  db
    .select({ categoryId: t.seats.categoryId })
    .from(t.seats)
    .innerJoin(t.categories, eq(t.seats.categoryId, t.categories.id))
    .where(and(eq(t.seats.judgeId, sql.placeholder("judgeId")), isNull(t.seats.removedAt)))
    .orderBy(asc(t.categories.position))
    .prepare("seats_of"),
);

/** Ids of the categories on whose panels a judge sits now. */
export async function listSeatsOf(db: Db, judgeId: string): Promise<readonly string[]> {
  const rows = await seatsOf(db).execute({ judgeId });
  return rows.map(({ categoryId }) => categoryId);
}

/** What a person is anywhere, so that their own page can lead there. */
export async function findRoles(db: Db, userId: string) {
  const keeps = and(eq(t.staff.userId, userId), isNull(t.staff.revokedAt));
  const isColleague = and(eq(t.colleagues.userId, userId), isNull(t.colleagues.removedAt));
  return {
    isStaff: (await db.$count(t.staff, keeps)) > 0,
    isJudge: (await db.$count(t.judges, eq(t.judges.userId, userId))) > 0,
    isApplicant:
      (await db.$count(t.applications, eq(t.applications.ownerId, userId))) > 0 ||
      (await db.$count(t.colleagues, isColleague)) > 0,
  };
}
