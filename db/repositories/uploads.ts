/** Files on their way in parts: what is known of them; the parts lie where the files are kept. */
import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { uploads } = tables;

export type Upload = typeof uploads.$inferSelect;

const uploadById = perConnection((db: Db) =>
  db
    .select()
    .from(uploads)
    .where(eq(uploads.id, sql.placeholder("id")))
    .prepare("upload_by_id"),
);

export async function findUpload(db: Db, id: string): Promise<Upload | null> {
  const [row] = await uploadById(db).execute({ id });
  return row ?? null;
}

/** Those that are not whole yet, as they were begun. */
export async function listUnfinished(db: Db, applicationId: string): Promise<readonly Upload[]> {
  return db
    .select()
    .from(uploads)
    .where(and(eq(uploads.applicationId, applicationId), isNull(uploads.attachmentId)))
    .orderBy(asc(uploads.startedAt), asc(uploads.id));
}

export async function appendUpload(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  upload: Omit<typeof uploads.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(uploads).values({ ...upload, applicationId });
}

/** Notes a part that has come. @returns false where it is not the next one any more */
export async function saveReceived(
  tx: Tx,
  id: string,
  part: { readonly from: number; readonly to: number; readonly at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(uploads)
    .set({ receivedBytes: part.to, touchedAt: part.at })
    .where(
      and(eq(uploads.id, id), eq(uploads.receivedBytes, part.from), isNull(uploads.attachmentId)),
    )
    .returning({ id: uploads.id });
  return rows.length === 1;
}

export async function saveUploadTouched(
  tx: Tx,
  id: string,
  change: Pick<Upload, "alt" | "touchedAt">,
): Promise<void> {
  await tx.update(uploads).set(change).where(eq(uploads.id, id));
}

/** @returns false where another request has made an attachment of it already */
export async function saveUploadDone(tx: Tx, id: string, attachmentId: string): Promise<boolean> {
  const rows = await tx
    .update(uploads)
    .set({ attachmentId })
    .where(and(eq(uploads.id, id), isNull(uploads.attachmentId)))
    .returning({ id: uploads.id });
  return rows.length === 1;
}

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.delete(uploads).where(eq(uploads.id, id));
}

/** Those that nobody goes on with, and the whole ones whose parts were needed no more. */
export async function listStaleUploads(db: Db, before: Date): Promise<readonly Upload[]> {
  return db
    .select()
    .from(uploads)
    .where(or(lt(uploads.touchedAt, before), isNotNull(uploads.attachmentId)))
    .orderBy(asc(uploads.touchedAt), asc(uploads.id));
}

/** Which of these ids are uploads. */
export async function listKnownUploads(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: uploads.id })
    .from(uploads)
    .where(inArray(uploads.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}
