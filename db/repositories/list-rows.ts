/** Rows of lists that leave as files: what no page shows in one piece. */
import { and, asc, desc, eq, isNotNull, lt } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** Who wrote each submitted application, by its ref. */
export async function listContacts(db: Db, editionId: string) {
  const rows = await db
    .select({ ref: t.applications.ref, name: t.users.name, email: t.users.email })
    .from(t.applications)
    .innerJoin(t.users, eq(t.applications.ownerId, t.users.id))
    .where(and(eq(t.applications.editionId, editionId), isNotNull(t.applications.submittedAt)));
  return new Map(rows.map(({ ref, name, email }) => [ref, { name, email }]));
}

/** Every finding that is concluded on, of every version; notes that are a screener's own stay here. */
export async function listFindingRows(db: Db, editionId: string) {
  return db
    .select({
      ref: t.applications.ref,
      title: t.applications.title,
      submission: t.findings.submission,
      clause: t.clauses.title,
      result: t.findings.result,
      note: t.findings.note,
      evidence: t.findings.evidence,
      foundBy: t.users.name,
      foundAt: t.findings.foundAt,
      outcome: t.screenings.outcome,
    })
    .from(t.findings)
    .innerJoin(t.applications, eq(t.findings.applicationId, t.applications.id))
    .innerJoin(t.clauses, eq(t.findings.clauseId, t.clauses.id))
    .leftJoin(t.users, eq(t.findings.foundById, t.users.id))
    .leftJoin(
      t.screenings,
      and(
        eq(t.screenings.applicationId, t.findings.applicationId),
        eq(t.screenings.submission, t.findings.submission),
      ),
    )
    .where(and(eq(t.applications.editionId, editionId), eq(t.findings.screener, "")))
    .orderBy(asc(t.applications.ref), asc(t.findings.submission), asc(t.clauses.position));
}

/** Cities and organisations with the applications that they submitted; one that has none is a draft's. */
export async function listApplicants(db: Db, editionId: string) {
  return db
    .select({
      entrantId: t.entrants.id,
      name: t.entrants.name,
      country: t.entrants.country,
      ref: t.applications.ref,
      state: t.applications.state,
    })
    .from(t.entrants)
    .innerJoin(t.applications, eq(t.applications.entrantId, t.entrants.id))
    .where(and(eq(t.entrants.editionId, editionId), isNotNull(t.applications.submittedAt)))
    .orderBy(asc(t.entrants.slug), asc(t.applications.ref));
}

/** Entries of the audit log from below a number on, newest first. */
export async function listEntriesBelow(db: Db, editionId: string, below: number, limit: number) {
  const { auditEntries: entries, users } = t;
  return db
    .select({
      number: entries.number,
      at: entries.at,
      act: entries.act,
      subject: entries.subject,
      details: entries.details,
      actor: users.name,
      actorEmail: users.email,
      hash: entries.hash,
    })
    .from(entries)
    .leftJoin(users, eq(entries.actorId, users.id))
    .where(and(eq(entries.editionId, editionId), lt(entries.number, below)))
    .orderBy(desc(entries.number))
    .limit(limit);
}
