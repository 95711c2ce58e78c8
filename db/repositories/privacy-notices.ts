/** Texts of a programme's notice of privacy, each kept as it was: what was accepted stays readable. */
import { and, desc, eq, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { privacyNotices, submissions } = tables;

export type PrivacyNotice = typeof privacyNotices.$inferSelect;

/** Latest first. */
export async function listPrivacyNotices(
  db: Db,
  programmeId: string,
): Promise<readonly PrivacyNotice[]> {
  return db
    .select()
    .from(privacyNotices)
    .where(eq(privacyNotices.programmeId, programmeId))
    .orderBy(desc(privacyNotices.number));
}

const latestNotice = perConnection((db: Db) =>
  db
    .select()
    .from(privacyNotices)
    .where(eq(privacyNotices.programmeId, sql.placeholder("programmeId")))
    .orderBy(desc(privacyNotices.number))
    .limit(1)
    .prepare("latest_notice"),
);

/** The one that is in force. @returns null where the programme has none */
export async function findLatestNotice(db: Db, programmeId: string): Promise<PrivacyNotice | null> {
  const [latest] = await latestNotice(db).execute({ programmeId });
  return latest ?? null;
}

/** The one that was accepted with a submission. */
export async function findAcceptedNotice(
  db: Db,
  applicationId: string,
  number: number,
): Promise<PrivacyNotice | null> {
  const [found] = await db
    .select({ notice: privacyNotices })
    .from(submissions)
    .innerJoin(privacyNotices, eq(submissions.privacyNoticeId, privacyNotices.id))
    .where(and(eq(submissions.applicationId, applicationId), eq(submissions.number, number)));
  return found?.notice ?? null;
}

export async function appendPrivacyNotice(tx: Tx, notice: PrivacyNotice): Promise<void> {
  await tx.insert(privacyNotices).values(notice);
}
