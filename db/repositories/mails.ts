/** The outbox: a mail is written in the transaction of the act it tells of, and sent afterwards. */
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
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

/** The latest mails, latest first. */
export async function listMails(db: Db, limit: number): Promise<readonly Mail[]> {
  return db.select().from(mails).orderBy(desc(mails.createdAt), asc(mails.id)).limit(limit);
}

export async function findMail(db: Db, id: string): Promise<Mail | null> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row ?? null;
}

/** Every mail of a batch, in the order in which they were written. */
export async function listBatchMails(db: Db, batchId: string): Promise<readonly Mail[]> {
  return db
    .select()
    .from(mails)
    .where(eq(mails.batchId, batchId))
    .orderBy(asc(mails.createdAt), asc(mails.id));
}

/** Gives up what has not been sent, saying why. @returns how many there were */
export async function abandonMails(
  tx: Tx,
  ids: readonly string[],
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .update(mails)
    .set({ abandonedAt: at, lastError: reason, claimedAt: null })
    .where(and(inArray(mails.id, [...ids]), isNull(mails.sentAt), isNull(mails.abandonedAt)))
    .returning({ id: mails.id });
  return rows.length;
}

/** Lets a mail be tried at once, as if it were new. @returns false where it was sent or is under way */
export async function saveMailDueAgain(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(mails)
    .set({ abandonedAt: null, notBefore: at, attempts: 0 })
    .where(and(eq(mails.id, id), isNull(mails.sentAt), isNull(mails.claimedAt)))
    .returning({ id: mails.id });
  return rows.length > 0;
}
