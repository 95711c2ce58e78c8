/** Mails that wait together until somebody has checked them. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lte,
  sql,
  getTableColumns,
} from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { mailBatches, mails } = tables;

export type MailBatch = typeof mailBatches.$inferSelect;

/** The batch of a kind that still takes letters. */
export async function findWaitingBatch(
  db: Db,
  editionId: string,
  kind: string,
): Promise<MailBatch | null> {
  const [row] = await db
    .select()
    .from(mailBatches)
    .where(
      and(
        eq(mailBatches.editionId, editionId),
        eq(mailBatches.kind, kind),
        eq(mailBatches.state, "waiting"),
        isNull(mailBatches.checkedAt),
      ),
    )
    .orderBy(asc(mailBatches.createdAt), asc(mailBatches.id))
    .limit(1);
  return row ?? null;
}

export async function findBatch(db: Db, editionId: string, id: string): Promise<MailBatch | null> {
  const [row] = await db
    .select()
    .from(mailBatches)
    .where(and(eq(mailBatches.editionId, editionId), eq(mailBatches.id, id)));
  return row ?? null;
}

export type NewBatch = Pick<
  MailBatch,
  "id" | "editionId" | "kind" | "name" | "createdById" | "createdAt"
> &
  Partial<Pick<MailBatch, "releaseAt">>;

/** The edition is held by who appends, so that two acts never begin two batches of a kind. */
export async function appendBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.insert(mailBatches).values({ ...batch, state: "waiting" });
}

type BatchChange = Partial<
  Pick<
    MailBatch,
    | "state"
    | "checkedById"
    | "checkedAt"
    | "confirmedById"
    | "confirmedAt"
    | "releaseAt"
    | "perMinute"
  >
>;

export async function saveBatch(
  tx: Tx,
  _edition: ClaimedEdition,
  id: string,
  change: BatchChange,
): Promise<void> {
  await tx.update(mailBatches).set(change).where(eq(mailBatches.id, id));
}

/** Every batch of an edition with how many mails it has and has sent; latest first. */
export async function listBatches(db: Db, editionId: string) {
  return (
    db
      .select({
        batch: mailBatches,
        mails: count(mails.id),
        sent: count(mails.sentAt),
        /** Given up or left out before they were sent. */
        dropped:
          sql<number>`sum(case when ${mails.sentAt} is null and ${mails.abandonedAt} is not null then 1 else 0 end)`.mapWith(
            (total: unknown) => Number(total ?? 0),
          ),
      })
      .from(mailBatches)
      .leftJoin(mails, eq(mails.batchId, mailBatches.id))
      .where(eq(mailBatches.editionId, editionId))
      // By every column: a key alone tells PostgreSQL of the others only where it reads the table itself.
      .groupBy(...Object.values(getTableColumns(mailBatches)))
      .orderBy(desc(mailBatches.createdAt), asc(mailBatches.id))
  );
}

/** Letters about an application that a batch has not sent yet. */
export async function listHeldMails(
  db: Db,
  applicationId: string,
  kinds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.applicationId, applicationId),
        inArray(mails.kind, [...kinds]),
        isNotNull(mails.batchId),
        isNull(mails.sentAt),
        isNull(mails.abandonedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

const REMINDERS = ["draft-reminder", "correction-reminder"];

/** Planned reminders whose instant has come and that nobody has sent or taken back. */
export async function listDueReminders(db: Db, now: Date) {
  return db
    .select({ id: mailBatches.id, editionId: mailBatches.editionId })
    .from(mailBatches)
    .where(
      and(
        inArray(mailBatches.kind, REMINDERS),
        eq(mailBatches.state, "waiting"),
        lte(mailBatches.releaseAt, now),
      ),
    )
    .orderBy(asc(mailBatches.releaseAt));
}

/** Reminders of an edition that are still to come. */
export async function listPlannedReminders(db: Db, editionId: string) {
  return db
    .select()
    .from(mailBatches)
    .where(
      and(
        eq(mailBatches.editionId, editionId),
        inArray(mailBatches.kind, REMINDERS),
        eq(mailBatches.state, "waiting"),
      ),
    )
    .orderBy(asc(mailBatches.releaseAt));
}
