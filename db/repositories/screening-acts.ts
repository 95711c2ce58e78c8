/** What the screening desk changes of an application, and what it compares it with. */
import { and, asc, count, eq, inArray, isNotNull, ne, notInArray } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { Application, ClaimedApplication } from "./applications.ts";
import type { Finding } from "./screenings.ts";

const { applications, entrants, findings, scorecards, screenings, submissions } = tables;

export async function saveCategoryOf(
  tx: Tx,
  { id }: ClaimedApplication,
  categoryId: string,
): Promise<void> {
  await tx.update(applications).set({ categoryId }).where(eq(applications.id, id));
}

/** @param duplicateOfId null takes the mark away */
export async function saveDuplicateOf(
  tx: Tx,
  { id }: ClaimedApplication,
  duplicateOfId: string | null,
): Promise<void> {
  await tx.update(applications).set({ duplicateOfId }).where(eq(applications.id, id));
}

/** Those of the given that a judge has scored, be it in a draft. */
export async function listScored(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: scorecards.applicationId })
    .from(scorecards)
    .where(inArray(scorecards.applicationId, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

export async function listByRefs(
  db: Db,
  editionId: string,
  refs: readonly string[],
): Promise<readonly Application[]> {
  if (refs.length === 0) return [];
  return db
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.editionId, editionId),
        inArray(applications.ref, [...refs]),
        isNotNull(applications.submittedAt),
      ),
    );
}

/** Number of the last submitted version, by application. */
export async function lastSubmissions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  if (ids.length === 0) return last;
  const rows = await db
    .select({ id: submissions.applicationId, number: submissions.number })
    .from(submissions)
    .where(inArray(submissions.applicationId, [...ids]));
  for (const { id, number } of rows) last.set(id, Math.max(number, last.get(id) ?? 0));
  return last;
}

export async function listFindingsOf(db: Db, ids: readonly string[]): Promise<readonly Finding[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(findings)
    .where(inArray(findings.applicationId, [...ids]));
}

/** Title and city of everything that is still in the award. */
export async function listTitles(db: Db, editionId: string) {
  return db
    .select({
      id: applications.id,
      ref: applications.ref,
      title: applications.title,
      state: applications.state,
      entrantId: applications.entrantId,
      city: entrants.name,
      country: entrants.country,
    })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .where(
      and(
        eq(applications.editionId, editionId),
        isNotNull(applications.submittedAt),
        notInArray(applications.state, ["withdrawn", "disqualified"]),
      ),
    );
}

/** What they answered, of those whose text is compared. */
export async function listAnswers(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ id: applications.id, answers: applications.answers })
    .from(applications)
    .where(inArray(applications.id, [...ids]));
}

/** How many clauses each person found on, by application and version, of those not concluded yet. */
export async function countOpenFindings(db: Db, editionId: string) {
  return db
    .select({
      ref: applications.ref,
      submission: findings.submission,
      screener: findings.screener,
      found: count(),
    })
    .from(findings)
    .innerJoin(applications, eq(findings.applicationId, applications.id))
    .where(
      and(
        eq(applications.editionId, editionId),
        eq(applications.state, "submitted"),
        ne(findings.screener, ""),
      ),
    )
    .groupBy(applications.ref, findings.submission, findings.screener);
}

/** Until when the last return of each gives time; only of those that were returned. */
export async function listDueDates(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const due = new Map<string, Date>();
  if (ids.length === 0) return due;
  const rows = await db
    .select()
    .from(screenings)
    .where(inArray(screenings.applicationId, [...ids]))
    .orderBy(asc(screenings.submission));
  for (const { applicationId, dueAt } of rows) if (dueAt) due.set(applicationId, dueAt);
  return due;
}
