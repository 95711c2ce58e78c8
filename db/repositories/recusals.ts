/**
 * Judges who stepped aside: from one application, or from a whole category and so from whatever is in
 * it now. Whether a judge is aside from an application is asked here and nowhere else.
 */
import {
  and,
  asc,
  eq,
  exists,
  isNotNull,
  isNull,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

export type Recusal = typeof t.recusals.$inferSelect;
export type CategoryRecusal = typeof t.categoryRecusals.$inferSelect;

type JudgeId = SQLWrapper | string;

/**
 * The one rule: how a query that reads `applications` finds what a judge stepped aside from. It joins
 * both tables from the left, and `isAside` is then true of the rows that either of them has.
 */
export const asideFrom = {
  application: (judgeId: JudgeId): SQL | undefined =>
    and(eq(t.recusals.judgeId, judgeId), eq(t.recusals.applicationId, t.applications.id)),
  category: (judgeId: JudgeId): SQL | undefined =>
    and(
      eq(t.categoryRecusals.judgeId, judgeId),
      eq(t.categoryRecusals.categoryId, t.applications.categoryId),
    ),
};
export const isAside = or(isNotNull(t.recusals.id), isNotNull(t.categoryRecusals.id));
export const isNotAside = and(isNull(t.recusals.id), isNull(t.categoryRecusals.id));

/**
 * For a query over all judges of an edition: most never stepped aside, and pairing each of two hundred
 * with every application to find that out would hold the server.
 */
export function isEverAside(db: Db): SQL | undefined {
  const fromOne = db
    .select({ id: t.recusals.id })
    .from(t.recusals)
    .where(eq(t.recusals.judgeId, t.judges.id));
  const fromCategory = db
    .select({ id: t.categoryRecusals.id })
    .from(t.categoryRecusals)
    .where(eq(t.categoryRecusals.judgeId, t.judges.id));
  return or(exists(fromOne), exists(fromCategory));
}

const recusedOf = perConnection((db: Db) =>
  db
    .select({ applicationId: t.applications.id })
    .from(t.judges)
    .innerJoin(t.applications, eq(t.applications.editionId, t.judges.editionId))
    .leftJoin(t.recusals, asideFrom.application(t.judges.id))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.judges.id))
    .where(and(eq(t.judges.id, sql.placeholder("judgeId")), isAside))
    .prepare("recused_of"),
);

/** Ids of the applications that a judge stepped aside from. */
export async function listRecusedOf(db: Db, judgeId: string): Promise<ReadonlySet<string>> {
  const rows = await recusedOf(db).execute({ judgeId });
  return new Set(rows.map(({ applicationId }) => applicationId));
}

/** Whether a judge stepped aside from an application. */
export async function isRecusedFrom(
  db: Db,
  judgeId: string,
  applicationId: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: t.applications.id })
    .from(t.applications)
    .leftJoin(t.recusals, asideFrom.application(judgeId))
    .leftJoin(t.categoryRecusals, asideFrom.category(judgeId))
    .where(and(eq(t.applications.id, applicationId), isAside));
  return row !== undefined;
}

/** Every pair of a judge and an application of an edition, where the judge stepped aside; by both names. */
export async function listRecusals(db: Db, editionId: string) {
  return db
    .select({
      judgeId: t.judges.id,
      applicationId: t.applications.id,
      reason: sql<string>`coalesce(${t.recusals.reason}, ${t.categoryRecusals.reason})`,
    })
    .from(t.judges)
    .innerJoin(t.applications, eq(t.applications.editionId, t.judges.editionId))
    .leftJoin(t.recusals, asideFrom.application(t.judges.id))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.judges.id))
    .where(and(eq(t.judges.editionId, editionId), isEverAside(db), isAside))
    .orderBy(asc(t.judges.slug), asc(t.applications.ref));
}

/** The recusals of an edition as they were recorded, by judge: of one application each. */
export async function listOfApplications(db: Db, editionId: string) {
  return db
    .select({
      judgeId: t.recusals.judgeId,
      judge: t.judges.name,
      reason: t.recusals.reason,
      recordedAt: t.recusals.recordedAt,
      ref: t.applications.ref,
      title: t.applications.title,
      categoryId: t.applications.categoryId,
    })
    .from(t.recusals)
    .innerJoin(t.judges, eq(t.recusals.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.recusals.applicationId, t.applications.id))
    .where(eq(t.judges.editionId, editionId))
    .orderBy(asc(t.judges.name), asc(t.applications.ref));
}

/** As listOfApplications, of a whole category each. */
export async function listOfCategories(db: Db, editionId: string) {
  return db
    .select({
      judgeId: t.categoryRecusals.judgeId,
      judge: t.judges.name,
      reason: t.categoryRecusals.reason,
      recordedAt: t.categoryRecusals.recordedAt,
      categoryId: t.categories.id,
      slug: t.categories.slug,
      name: t.categories.name,
    })
    .from(t.categoryRecusals)
    .innerJoin(t.judges, eq(t.categoryRecusals.judgeId, t.judges.id))
    .innerJoin(t.categories, eq(t.categoryRecusals.categoryId, t.categories.id))
    .where(eq(t.judges.editionId, editionId))
    .orderBy(asc(t.judges.name), asc(t.categories.position));
}

/** The recusal that names this application itself. */
export async function findRecusal(
  db: Db,
  judgeId: string,
  applicationId: string,
): Promise<Recusal | null> {
  const [row] = await db
    .select()
    .from(t.recusals)
    .where(and(eq(t.recusals.judgeId, judgeId), eq(t.recusals.applicationId, applicationId)));
  return row ?? null;
}

export async function findCategoryRecusal(
  db: Db,
  judgeId: string,
  categoryId: string,
): Promise<CategoryRecusal | null> {
  const [row] = await db
    .select()
    .from(t.categoryRecusals)
    .where(
      and(eq(t.categoryRecusals.judgeId, judgeId), eq(t.categoryRecusals.categoryId, categoryId)),
    );
  return row ?? null;
}

export async function appendRecusal(tx: Tx, recusal: Recusal): Promise<void> {
  await tx.insert(t.recusals).values(recusal);
}

export async function appendCategoryRecusal(tx: Tx, recusal: CategoryRecusal): Promise<void> {
  await tx.insert(t.categoryRecusals).values(recusal);
}

export async function deleteRecusal(tx: Tx, id: string): Promise<void> {
  await tx.delete(t.recusals).where(eq(t.recusals.id, id));
}

export async function deleteCategoryRecusal(tx: Tx, id: string): Promise<void> {
  await tx.delete(t.categoryRecusals).where(eq(t.categoryRecusals.id, id));
}

/** A judge of the edition with a seat, held now, on the panel of a category. */
export async function findJudgeOnPanel(
  db: Db,
  editionId: string,
  judgeId: string,
  categoryId: string,
) {
  const [row] = await db
    .select({
      id: t.judges.id,
      slug: t.judges.slug,
      name: t.judges.name,
      email: t.judges.email,
      userId: t.judges.userId,
    })
    .from(t.judges)
    .innerJoin(t.seats, and(eq(t.seats.judgeId, t.judges.id), isNull(t.seats.removedAt)))
    .where(
      and(
        eq(t.judges.editionId, editionId),
        eq(t.judges.id, judgeId),
        eq(t.seats.categoryId, categoryId),
      ),
    );
  return row ?? null;
}
