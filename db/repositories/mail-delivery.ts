/** What the sender of the outbox asks of it: what is due, and what came of each attempt. */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import { RESULT_KINDS } from "#app/domain/mail/letter-kinds.ts";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { Mail } from "./mails.ts";

const { certifications, mailAttempts, mailBatches, mails } = tables;
const MINUTE = 60_000;

/** Batches of which a mail may go out at this instant. */
function releasedBatches(db: Db, now: Date) {
  const aMinuteAgo = new Date(now.getTime() - MINUTE);
  const atTheirRate = db
    .select({ id: mails.batchId })
    .from(mails)
    .innerJoin(mailBatches, eq(mails.batchId, mailBatches.id))
    .where(
      and(
        isNotNull(mailBatches.perMinute),
        or(gt(mails.sentAt, aMinuteAgo), and(isNull(mails.sentAt), isNotNull(mails.claimedAt))),
      ),
    )
    .groupBy(mails.batchId, mailBatches.perMinute)
    .having(sql`count(*) >= ${mailBatches.perMinute}`);
  // A result that was certified again, or whose publication moved, takes its letters back by itself.
  const publishedAsTold = db
    .select({ id: certifications.id })
    .from(certifications)
    .where(
      and(
        eq(certifications.editionId, mailBatches.editionId),
        isNull(certifications.supersededAt),
        lte(certifications.publishAt, now),
        lte(certifications.certifiedAt, mailBatches.createdAt),
      ),
    );
  return db
    .select({ id: mailBatches.id })
    .from(mailBatches)
    .where(
      and(
        eq(mailBatches.state, "released"),
        lte(mailBatches.releaseAt, now),
        or(notInArray(mailBatches.kind, [...RESULT_KINDS]), exists(publishedAsTold)),
        notInArray(mailBatches.id, atTheirRate),
      ),
    );
}

function isDue(db: Db, now: Date, leaseBefore: Date) {
  return and(
    isNull(mails.sentAt),
    lte(mails.notBefore, now),
    isNull(mails.abandonedAt),
    or(isNull(mails.claimedAt), lt(mails.claimedAt, leaseBefore)),
    or(isNull(mails.batchId), inArray(mails.batchId, releasedBatches(db, now))),
  );
}

/** The mail that is due longest; asked before a transaction is opened for it. */
export async function findDueMail(
  db: Db,
  now: Date,
  leaseBefore: Date,
): Promise<string | undefined> {
  const [due] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(isDue(db, now, leaseBefore))
    .orderBy(asc(mails.notBefore), asc(mails.id))
    .limit(1);
  return due?.id;
}

/**
 * Takes the mail that is due longest, for one sender alone.
 * @param leaseBefore a claim older than this belongs to a sender that died
 * @returns undefined where nothing is due, or another sender was faster
 */
export async function claimDueMail(
  tx: Tx,
  now: Date,
  leaseBefore: Date,
): Promise<Mail | undefined> {
  const due = await findDueMail(tx, now, leaseBefore);
  if (due === undefined) return undefined;
  const [mail] = await tx
    .update(mails)
    .set({ claimedAt: now, attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, due), isDue(tx, now, leaseBefore)))
    .returning();
  return mail;
}

/** Of the attempts since the mail was posted or tried anew by hand; its own where there was none. */
export async function findFirstAttempt(db: Db, mail: Mail, now: Date): Promise<Date> {
  const rows = await db
    .select({ at: mailAttempts.at })
    .from(mailAttempts)
    .where(eq(mailAttempts.mailId, mail.id))
    .orderBy(desc(mailAttempts.at))
    .limit(Math.max(1, mail.attempts - 1));
  return mail.attempts <= 1 ? now : (rows.at(-1)?.at ?? now);
}

export interface Attempt {
  readonly id: string;
  readonly at: Date;
  /** What the other server said. */
  readonly detail: string;
}

export async function saveMailSent(tx: Tx, mailId: string, attempt: Attempt): Promise<void> {
  await tx
    .update(mails)
    .set({ sentAt: attempt.at, claimedAt: null, lastError: null })
    .where(eq(mails.id, mailId));
  await tx.insert(mailAttempts).values({ ...attempt, mailId, result: "sent" });
}

interface Failure extends Attempt {
  readonly result: "deferred" | "refused";
  /** Null where it is given up. */
  readonly nextAt: Date | null;
}

/** Gives a mail back to be tried again, or gives it up. */
export async function saveMailFailed(
  tx: Tx,
  mailId: string,
  { nextAt, ...attempt }: Failure,
): Promise<void> {
  await tx
    .update(mails)
    .set({
      lastError: attempt.detail,
      claimedAt: null,
      ...(nextAt === null ? { abandonedAt: attempt.at } : { notBefore: nextAt }),
    })
    .where(eq(mails.id, mailId));
  await tx.insert(mailAttempts).values({ ...attempt, mailId });
}
