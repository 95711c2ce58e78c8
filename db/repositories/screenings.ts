/** The secretariat's check of each submitted version: a finding a clause, and how it was concluded. */
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { findings, screenings } = tables;

export type Finding = typeof findings.$inferSelect;
export type Screening = typeof screenings.$inferSelect;

/** On every submitted version. */
export async function listFindings(db: Db, applicationId: string): Promise<readonly Finding[]> {
  return db
    .select()
    .from(findings)
    .where(eq(findings.applicationId, applicationId))
    .orderBy(asc(findings.submission));
}

/** The last one found on a clause of a version counts; who found it is kept with it. */
export async function saveFinding(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  finding: Omit<Finding, "applicationId">,
): Promise<void> {
  const { result, note, evidence, noteToSelf, foundById, foundAt } = finding;
  await tx
    .insert(findings)
    .values({ ...finding, applicationId })
    .onConflictDoUpdate({
      target: [findings.applicationId, findings.submission, findings.clauseId, findings.screener],
      set: { result, note, evidence, noteToSelf, foundById, foundAt },
    });
}

/** First to last. */
export async function listScreenings(db: Db, applicationId: string): Promise<readonly Screening[]> {
  return db
    .select()
    .from(screenings)
    .where(eq(screenings.applicationId, applicationId))
    .orderBy(asc(screenings.submission));
}

const lastScreening = perConnection((db: Db) =>
  db
    .select()
    .from(screenings)
    .where(eq(screenings.applicationId, sql.placeholder("applicationId")))
    .orderBy(desc(screenings.submission))
    .limit(1)
    .prepare("last_screening"),
);

export async function findLastScreening(db: Db, applicationId: string): Promise<Screening | null> {
  const [row] = await lastScreening(db).execute({ applicationId });
  return row ?? null;
}

type Conclusion = Pick<
  Screening,
  "id" | "submission" | "outcome" | "reason" | "concludedById" | "concludedAt"
> & { readonly dueAt?: Date; readonly openQuestions?: readonly string[] | null };

/**
 * One conclusion a version: a return that was never answered may become a rejection, a rejection an
 * acceptance on appeal. The day that was given for a correction stays, as a sign of the return.
 */
export async function saveScreening(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  conclusion: Conclusion,
): Promise<void> {
  const { id: _id, submission: _submission, ...set } = conclusion;
  await tx
    .insert(screenings)
    .values({ ...conclusion, applicationId })
    .onConflictDoUpdate({ target: [screenings.applicationId, screenings.submission], set });
}

export async function saveReply(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  submission: number,
  reply: string,
  repliedAt: Date,
): Promise<void> {
  await tx
    .update(screenings)
    .set({ reply, repliedAt })
    .where(and(eq(screenings.applicationId, applicationId), eq(screenings.submission, submission)));
}
