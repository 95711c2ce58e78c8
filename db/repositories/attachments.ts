/** Files that belong to an application: what is known of them; the content lies in the files' folder. */
import { and, asc, desc, eq, inArray, isNull, sql, sum } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { applications, attachments } = tables;

export type Attachment = typeof attachments.$inferSelect;

const attachmentsOf = perConnection((db: Db) =>
  db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.applicationId, sql.placeholder("applicationId")),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
    .prepare("attachments_of"),
);

/** Those that the next submission will hold, as they were added. */
export async function listAttachments(
  db: Db,
  applicationId: string,
): Promise<readonly Attachment[]> {
  return attachmentsOf(db).execute({ applicationId });
}

/** Those with these ids, removed ones too: what was submitted once stays readable. */
export async function listAttachmentsById(
  db: Db,
  applicationId: string,
  ids: readonly string[],
): Promise<readonly Attachment[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), inArray(attachments.id, [...ids])));
}

const lastFile = perConnection((db: Db) =>
  db
    .select({ addedAt: attachments.addedAt })
    .from(attachments)
    .where(
      and(
        eq(attachments.applicationId, sql.placeholder("applicationId")),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(desc(attachments.addedAt))
    .limit(1)
    .prepare("last_file"),
);

/** When the last one that is there came in; null where there is none. */
export async function findLastFileInstant(db: Db, applicationId: string): Promise<Date | null> {
  const [row] = await lastFile(db).execute({ applicationId });
  return row?.addedAt ?? null;
}

export async function findAttachment(db: Db, id: string): Promise<Attachment | null> {
  const [row] = await db.select().from(attachments).where(eq(attachments.id, id));
  return row ?? null;
}

export async function appendAttachment(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  attachment: Omit<typeof attachments.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(attachments).values({ ...attachment, applicationId });
}

export async function saveAttachmentRemoved(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  attachmentId: string,
  removedAt: Date,
): Promise<void> {
  await tx
    .update(attachments)
    .set({ removedAt })
    .where(and(eq(attachments.id, attachmentId), eq(attachments.applicationId, applicationId)));
}

/** Of all applications of an edition, without what was removed. */
export async function sumAttachmentBytes(db: Db, editionId: string): Promise<number> {
  const [row] = await db
    .select({ bytes: sum(attachments.bytes) })
    .from(attachments)
    .innerJoin(applications, eq(attachments.applicationId, applications.id))
    .where(and(eq(applications.editionId, editionId), isNull(attachments.removedAt)));
  return Number(row?.bytes ?? 0);
}

/** Which of these ids are attachments, removed ones too. */
export async function listKnownAttachments(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(inArray(attachments.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

export interface UnscannedFile {
  readonly id: string;
  /** Of its application. */
  readonly ref: string;
  readonly editionId: string;
}

/** Those that no scanner has answered for, oldest first. */
export async function listUnscanned(db: Db, most: number): Promise<readonly UnscannedFile[]> {
  return db
    .select({ id: attachments.id, ref: applications.ref, editionId: applications.editionId })
    .from(attachments)
    .innerJoin(applications, eq(attachments.applicationId, applications.id))
    .where(eq(attachments.scan, "unscanned"))
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
    .limit(most);
}

export async function saveScan(
  tx: Tx,
  id: string,
  { scan, scannedAt }: Pick<Attachment, "scan" | "scannedAt">,
): Promise<void> {
  await tx.update(attachments).set({ scan, scannedAt }).where(eq(attachments.id, id));
}

/** Documents whose pages nobody has counted yet, oldest first. */
export async function listUncounted(db: Db, most: number): Promise<readonly Attachment[]> {
  return db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.mediaType, "application/pdf"),
        isNull(attachments.pages),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
    .limit(most);
}

/** @param pages none where it cannot be shown */
export async function savePageCount(tx: Tx, id: string, pages: number): Promise<void> {
  await tx.update(attachments).set({ pages }).where(eq(attachments.id, id));
}
