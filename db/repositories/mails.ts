/** The outbox: a mail is written in the transaction of the act it tells of, and sent afterwards. */
import { and, asc, desc, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { mails } = tables;

export type Mail = typeof mails.$inferSelect;

export interface NewMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  /** Plain text; one paragraph a blank line. */
  readonly text: string;
  readonly createdAt: Date;
  /** What it is about; left out for sign-in mails. */
  readonly kind?: string;
  readonly editionId?: string;
  readonly applicationId?: string;
  /** Holds it back until it is released. */
  readonly batchId?: string;
}

export async function appendMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.insert(mails).values({ ...mail, notBefore: mail.createdAt, attempts: 0 });
}

/**
 * Takes the mail that is due longest, for one sender alone.
 * @param abandonedBefore a claim older than this belongs to a sender that died
 */
export async function claimDueMail(
  tx: Tx,
  now: Date,
  abandonedBefore: Date,
): Promise<Mail | undefined> {
  const isDue = and(
    isNull(mails.sentAt),
    lte(mails.notBefore, now),
    or(isNull(mails.claimedAt), lt(mails.claimedAt, abandonedBefore)),
  );
  const [due] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(isDue)
    .orderBy(asc(mails.notBefore), asc(mails.id))
    .limit(1);
  if (!due) return undefined;
  const [mail] = await tx
    .update(mails)
    .set({ claimedAt: now, attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, due.id), isDue))
    .returning();
  return mail;
}

export async function saveMailSent(tx: Tx, id: string, sentAt: Date): Promise<void> {
  await tx.update(mails).set({ sentAt, claimedAt: null, lastError: null }).where(eq(mails.id, id));
}

/** Gives a mail back to be tried again, not before an instant. */
export async function saveMailFailed(
  tx: Tx,
  id: string,
  failure: { readonly lastError: string; readonly notBefore: Date },
): Promise<void> {
  await tx
    .update(mails)
    .set({ ...failure, claimedAt: null })
    .where(eq(mails.id, id));
}

/** The latest mails, latest first. */
export async function listMails(db: Db, limit: number): Promise<readonly Mail[]> {
  return db.select().from(mails).orderBy(desc(mails.createdAt), asc(mails.id)).limit(limit);
}

export async function findMail(db: Db, id: string): Promise<Mail | null> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row ?? null;
}
