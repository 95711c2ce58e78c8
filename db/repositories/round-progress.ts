/** Who did what in a round, done or not; no score, no choice. */
import { and, asc, count, countDistinct, eq, gt, inArray, lte, notExists } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

export async function listCardStates(db: Db, roundId: string) {
  return db
    .select({
      judgeId: t.scorecards.judgeId,
      applicationId: t.scorecards.applicationId,
      state: t.scorecards.state,
    })
    .from(t.scorecards)
    .where(eq(t.scorecards.roundId, roundId));
}

export async function listTurnouts(db: Db, roundId: string) {
  return db
    .select({ judgeId: t.turnouts.judgeId, categoryId: t.turnouts.categoryId })
    .from(t.turnouts)
    .where(eq(t.turnouts.roundId, roundId));
}

/** Applications in one of these states, by ref, as lists name them. */
export async function listApplicationsIn(
  db: Db,
  editionId: string,
  states: readonly (typeof t.applications.$inferSelect.state)[],
) {
  return db
    .select({
      id: t.applications.id,
      ref: t.applications.ref,
      title: t.applications.title,
      state: t.applications.state,
      categoryId: t.applications.categoryId,
      entrant: t.entrants.name,
      country: t.entrants.country,
    })
    .from(t.applications)
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .where(and(eq(t.applications.editionId, editionId), inArray(t.applications.state, [...states])))
    .orderBy(asc(t.applications.ref));
}

/** How many applications are in each state. */
export async function countApplicationsByState(db: Db, editionId: string) {
  const rows = await db
    .select({ state: t.applications.state, applications: count() })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId))
    .groupBy(t.applications.state);
  return new Map(rows.map(({ state, applications }) => [state, applications]));
}

/** Refs of all applications of an edition, by id. */
export async function listApplicationNames(db: Db, editionId: string) {
  const rows = await db
    .select({ id: t.applications.id, ref: t.applications.ref })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId));
  return new Map(rows.map(({ id, ref }) => [id, ref]));
}

/** Until when each returned application may be corrected, by application. */
export async function listReturnDates(db: Db, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return new Map<string, Date | null>();
  const rows = await db
    .select({
      applicationId: t.screenings.applicationId,
      submission: t.screenings.submission,
      dueAt: t.screenings.dueAt,
    })
    .from(t.screenings)
    .where(
      and(
        inArray(t.screenings.applicationId, [...applicationIds]),
        eq(t.screenings.outcome, "returned"),
      ),
    )
    .orderBy(asc(t.screenings.submission));
  return new Map(rows.map(({ applicationId, dueAt }) => [applicationId, dueAt]));
}

/** How many returned applications were not corrected by their day; more time that was given counts. */
export async function countOverdueReturns(db: Db, editionId: string, now: Date): Promise<number> {
  const [row] = await db
    .select({ overdue: countDistinct(t.applications.id) })
    .from(t.applications)
    .innerJoin(t.screenings, eq(t.screenings.applicationId, t.applications.id))
    .where(
      and(
        eq(t.applications.editionId, editionId),
        eq(t.applications.state, "returned"),
        eq(t.screenings.outcome, "returned"),
        lte(t.screenings.dueAt, now),
        notExists(
          db
            .select({ id: t.extensions.id })
            .from(t.extensions)
            .where(
              and(eq(t.extensions.applicationId, t.applications.id), gt(t.extensions.until, now)),
            ),
        ),
        notExists(
          db
            .select({ id: t.submissions.id })
            .from(t.submissions)
            .where(
              and(
                eq(t.submissions.applicationId, t.applications.id),
                gt(t.submissions.number, t.screenings.submission),
              ),
            ),
        ),
      ),
    );
  return row?.overdue ?? 0;
}

/** Categories in their order, with how many criteria each has. */
export async function listCategoryHeads(db: Db, editionId: string) {
  const categories = await db
    .select({ id: t.categories.id, slug: t.categories.slug, name: t.categories.name })
    .from(t.categories)
    .where(eq(t.categories.editionId, editionId))
    .orderBy(asc(t.categories.position));
  const criteria = await db
    .select({ categoryId: t.criteria.categoryId })
    .from(t.criteria)
    .innerJoin(t.categories, eq(t.criteria.categoryId, t.categories.id))
    .where(eq(t.categories.editionId, editionId));
  return categories.map((category) => ({
    ...category,
    criteria: criteria.filter(({ categoryId }) => categoryId === category.id).length,
  }));
}
