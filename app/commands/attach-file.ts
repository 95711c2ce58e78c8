/** Adds a file to an application that is being written, and takes one away. */
import { MOST_FILES } from "#app/domain/application/files.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendAttachment,
  listAttachments,
  saveAttachmentRemoved,
} from "#db/repositories/attachments.ts";
import type { Tx } from "#db/store/store.ts";
import { type ApplicationName, claimToWrite, type Writable } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

export interface FileToAttach extends ApplicationName {
  /** Cleaned: shown and used for a download, never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** Of the content as it is kept, in hexadecimal. */
  readonly sha256: string;
  /** What a picture shows, in words. */
  readonly alt: string;
}

/**
 * The file lies in its folder before the row that names it: a row without a file cannot be.
 * @returns refused `over-limit`, or as claimToWrite refuses
 */
export async function attachFile(context: Context, file: FileToAttach): Promise<Outcome<void>> {
  const { name, mediaType, content, sha256, alt } = file;
  const id = context.newId();
  await context.files.put(id, content);
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToWrite(tx, context, file);
    if (!claim.ok) return claim;
    const { application, now } = claim.value;
    if ((await listAttachments(tx, application.id)).length >= MOST_FILES)
      return refusedAt(
        "file",
        "over-limit",
        `An application has at most ${MOST_FILES} files. Take one away to add another.`,
      );
    const bytes = content.byteLength;
    await appendAttachment(tx, application, {
      id,
      name,
      mediaType,
      bytes,
      sha256,
      alt,
      addedAt: now,
    });
    await recordFileAct(tx, context, claim.value, "attachment-added", id);
    return ok();
  });
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
