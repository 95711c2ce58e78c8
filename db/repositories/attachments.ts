/** Files that belong to an application: what is known of them; the content lies in the files' folder. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { attachments } = tables;

export type Attachment = typeof attachments.$inferSelect;

/** Those that the next submission will hold, as they were added. */
export async function listAttachments(
  db: Db,
  applicationId: string,
): Promise<readonly Attachment[]> {
  return db
    .select()
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id));
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
