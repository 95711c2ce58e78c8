/** What was submitted, exactly, each time; appended, never changed. */
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { submissions } = tables;

export type Submission = typeof submissions.$inferSelect;

const lastSubmission = perConnection((db: Db) =>
  db
    .select()
    .from(submissions)
    .where(eq(submissions.applicationId, sql.placeholder("applicationId")))
    .orderBy(desc(submissions.number))
    .limit(1)
    .prepare("last_submission"),
);

export async function findLastSubmission(
  db: Db,
  applicationId: string,
): Promise<Submission | null> {
  const [row] = await lastSubmission(db).execute({ applicationId });
  return row ?? null;
}

export async function findSubmission(
  db: Db,
  applicationId: string,
  number: number,
): Promise<Submission | null> {
  const [row] = await db
    .select()
    .from(submissions)
    .where(and(eq(submissions.applicationId, applicationId), eq(submissions.number, number)));
  return row ?? null;
}

/** First to last. */
export async function listSubmissions(
  db: Db,
  applicationId: string,
): Promise<readonly Submission[]> {
  return db
    .select()
    .from(submissions)
    .where(eq(submissions.applicationId, applicationId))
    .orderBy(asc(submissions.number));
}

export async function appendSubmission(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  submission: Omit<typeof submissions.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(submissions).values({ ...submission, applicationId });
}
