/** What an edition has, counted by the database: nothing here reads a title or an answer but of drafts. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  max,
  min,
  ne,
  type SQL,
  sql,
} from "drizzle-orm";
import { dialect, tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { applications, categories, editions, entrants, extensions, submissions } = t;

/** How many applications are in each state, by category in the edition's order. */
export async function countByCategory(db: Db, editionId: string) {
  return db
    .select({
      slug: categories.slug,
      name: categories.name,
      position: categories.position,
      state: applications.state,
      total: count(applications.id),
    })
    .from(categories)
    .leftJoin(applications, eq(applications.categoryId, categories.id))
    .where(eq(categories.editionId, editionId))
    .groupBy(categories.slug, categories.name, categories.position, applications.state)
    .orderBy(asc(categories.position));
}

/** How many applications are in each state, by country; ISO 3166-1 alpha-2. */
export async function countByCountry(db: Db, editionId: string) {
  return db
    .select({ country: entrants.country, state: applications.state, total: count() })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .where(eq(applications.editionId, editionId))
    .groupBy(entrants.country, applications.state);
}

/** Whole days from an instant to a deadline. Instants are milliseconds in SQLite, timestamps in PostgreSQL. */
function daysUntil(deadline: Date): SQL<number> {
  const { submittedAt } = submissions;
  const end = sql.param(deadline, submittedAt);
  return dialect === "postgres"
    ? sql<number>`floor(extract(epoch from (${end}::timestamptz - ${submittedAt})) / 86400)`
    : sql<number>`cast(floor((${end} - ${submittedAt}) / 86400000.0) as integer)`;
}

/** First submissions by whole days to the deadline; what the grace let in belongs to the last day. */
export async function countByDay(
  db: Db,
  editionId: string,
  deadline: Date,
): Promise<ReadonlyMap<number, number>> {
  const days = db
    .select({ day: daysUntil(deadline).as("day") })
    .from(submissions)
    .innerJoin(applications, eq(submissions.applicationId, applications.id))
    .where(and(eq(applications.editionId, editionId), eq(submissions.number, 1)))
    .as("days");
  const rows = await db.select({ day: days.day, total: count() }).from(days).groupBy(days.day);
  const counts = new Map<number, number>();
  for (const { day, total } of rows) {
    const left = Math.max(0, Number(day));
    counts.set(left, (counts.get(left) ?? 0) + total);
  }
  return counts;
}

/** The edition of the programme whose call closed last before this one's. */
export async function findLastEdition(
  db: Db,
  { id, programmeId, callClosesAt }: { id: string; programmeId: string; callClosesAt: Date },
) {
  const [row] = await db
    .select({ id: editions.id, name: editions.name, callClosesAt: editions.callClosesAt })
    .from(editions)
    .where(
      and(
        eq(editions.programmeId, programmeId),
        ne(editions.id, id),
        isNotNull(editions.callClosesAt),
        lt(editions.callClosesAt, callClosesAt),
      ),
    )
    .orderBy(desc(editions.callClosesAt))
    .limit(1);
  return row ?? null;
}

/** Drafts of an edition, by ref, with until when each may be written in beyond the call's own end. */
export async function listDrafts(db: Db, editionId: string, category?: string) {
  return db
    .select({
      id: applications.id,
      ref: applications.ref,
      title: applications.title,
      answers: applications.answers,
      savedAt: applications.savedAt,
      city: entrants.name,
      country: entrants.country,
      category: categories.name,
      categorySlug: categories.slug,
      extendedTo:
        sql<Date | null>`(select ${max(extensions.until)} from ${extensions} where ${extensions.applicationId} = ${applications.id})`.mapWith(
          extensions.until,
        ),
    })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(
      and(
        eq(applications.editionId, editionId),
        eq(applications.state, "draft"),
        ...(category === undefined ? [] : [eq(categories.slug, category)]),
      ),
    )
    .orderBy(asc(applications.ref));
}

const isDraftOf = (editionId: string) =>
  and(eq(applications.editionId, editionId), eq(applications.state, "draft"));

/** Drafts that nobody has saved since an instant. */
export async function countUntouchedDrafts(db: Db, editionId: string, since: Date) {
  return db.$count(applications, and(isDraftOf(editionId), lte(applications.savedAt, since)));
}

/** Whether a draft of the edition was given more time than the call itself. */
export async function hasExtendedDrafts(db: Db, editionId: string, now: Date): Promise<boolean> {
  const rows = await db
    .select({ id: extensions.id })
    .from(extensions)
    .innerJoin(applications, eq(extensions.applicationId, applications.id))
    .where(and(isDraftOf(editionId), gte(extensions.until, now)))
    .limit(1);
  return rows.length > 0;
}

/** When the application that has waited longest for its check came in; null where none waits. */
export async function findOldestUnscreened(db: Db, editionId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(applications.submittedAt) })
    .from(applications)
    .where(and(eq(applications.editionId, editionId), inArray(applications.state, ["submitted"])));
  return row?.at ?? null;
}
