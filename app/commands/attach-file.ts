/** Adds a file to an application that is being written, and takes one away. */
import { mayAttach } from "#app/domain/application/files.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { readFileRoom } from "#app/queries/file-room.ts";
import type { Context, Verdict } from "#app/server/context.ts";
import {
  appendAttachment,
  listAttachments,
  saveAttachmentRemoved,
} from "#db/repositories/attachments.ts";
import { saveUploadDone } from "#db/repositories/uploads.ts";
import type { Tx } from "#db/store/store.ts";
import {
  type ApplicationName,
  claimToFinish,
  claimToWrite,
  type Writable,
} from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

export interface FileToAttach extends ApplicationName {
  /** Cleaned: shown and used for a download, never a path. */
  readonly name: string;
  readonly mediaType: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly bytes: number;
  /** Of the content as it is kept, in hexadecimal. */
  readonly sha256: string;
  /** What a picture shows, in words. */
  readonly alt: string;
  /** The question that it answers; null for the application as a whole. */
  readonly question: string | null;
  readonly scan: Verdict;
  /** When it began to come in: one that began before the deadline may arrive in its grace. */
  readonly begunAt: Date;
  /** The upload in parts that it came by; null where it came in one piece. */
  readonly upload: string | null;
}

/**
 * The file lies in its place before the row that names it: a row without a file cannot be. One that is
 * refused is taken away again; one whose transaction broke is left for the sweep, which asks the rows.
 * @returns refused `over-limit`, `too-large`, `wrong-type`, `already-exists` where its upload became a
 *   file before, or as claimToFinish refuses
 */
export async function attachFile(context: Context, file: FileToAttach): Promise<Outcome<void>> {
  const id = context.newId();
  await context.files.putFrom(id, file.path);
  const outcome = await context.store.transact((tx) => appendFile(tx, context, id, file));
  if (!outcome.ok) await context.files.remove(id);
  return outcome;
}

async function appendFile(
  tx: Tx,
  context: Context,
  id: string,
  file: FileToAttach,
): Promise<Outcome<void>> {
  const claim = await claimToFinish(tx, context, file, file.begunAt);
  if (!claim.ok) return claim;
  const { application, edition, now } = claim.value;
  const { question, name, mediaType, bytes, sha256, alt, scan } = file;
  const room = await readFileRoom(tx, application, edition, { question, mediaType });
  const place = room.ok ? mayAttach(bytes, room.value) : room;
  if (!place.ok) return place;
  await appendAttachment(tx, application, {
    id,
    name,
    mediaType,
    bytes,
    sha256,
    alt,
    question,
    scan,
    scannedAt: scan === "unscanned" ? null : now,
    addedAt: now,
  });
  if (file.upload !== null && !(await saveUploadDone(tx, file.upload, id)))
    return refused("already-exists");
  await recordFileAct(tx, context, claim.value, "attachment-added", id);
  return ok();
}

/** What was submitted with it before keeps it. @returns refused `not-found` for a file not there */
export async function removeFile(
  context: Context,
  file: ApplicationName & { readonly id: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToWrite(tx, context, file);
    if (!claim.ok) return claim;
    const { application, now } = claim.value;
    if (!(await listAttachments(tx, application.id)).some(({ id }) => id === file.id))
      return refused("not-found");
    await saveAttachmentRemoved(tx, application, file.id, now);
    await recordFileAct(tx, context, claim.value, "attachment-removed", file.id);
    return ok();
  });
}

async function recordFileAct(
  tx: Tx,
  context: Context,
  { application, now }: Writable,
  act: string,
  file: string,
): Promise<void> {
  const { editionId, ref: subject } = application;
  await recordAct(tx, context, { editionId, act, subject, details: { file }, at: now });
}
