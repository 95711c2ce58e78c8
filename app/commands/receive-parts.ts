/** Takes the next parts of a file that is on its way. */
import { bytesOf, partLength } from "#app/domain/application/files.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findUpload, saveReceived, type Upload } from "#db/repositories/uploads.ts";
import { type ApplicationName, claimToFinish } from "./claim-own-application.ts";

export interface Parts extends ApplicationName {
  readonly upload: string;
  /** Where in the file the first of them begins. */
  readonly offset: number;
  /** One after the other, each whole and in chunks. */
  readonly parts: Iterable<readonly Uint8Array[]> | AsyncIterable<readonly Uint8Array[]>;
}

type Received = Outcome<{ readonly receivedBytes: number }>;

/**
 * A part lies in its place before the row says so: what was answered with its number is kept, over a
 * restart too; what a power cut takes of it is found missing when the file is put together. What is sent again, because its answer was lost, is refused with where to go on. Where
 * the line is cut, the parts that had come whole are kept.
 * @returns what has come so far; refused `stale-version` where they are not the next ones, `invalid`
 *   where one has not the length that it must have, or as claimToFinish refuses
 */
export async function receiveParts(
  context: Context,
  { upload: id, offset, parts, ...name }: Parts,
): Promise<Received> {
  const upload = await findUpload(context.store.read, id);
  if (!upload) return refused("not-found");
  if (upload.attachmentId !== null || upload.receivedBytes !== offset)
    return refused("stale-version");
  let to = offset;
  let isInLength = true;
  try {
    for await (const part of parts) {
      const bytes = bytesOf(part);
      isInLength = bytes > 0 && bytes === partLength(upload.bytes, to);
      if (!isInLength) break;
      await context.files.parts.put(id, to, part);
      to += bytes;
    }
  } catch (error) {
    if (to > offset) await noteReceived(context, upload, name, to);
    throw error;
  }
  if (!isInLength || to === offset)
    return refused("invalid", "This part has not the length that it must have.");
  return noteReceived(context, upload, name, to);
}

async function noteReceived(
  context: Context,
  upload: Upload,
  name: ApplicationName,
  to: number,
): Promise<Received> {
  return context.store.transact(async (tx): Promise<Received> => {
    const claim = await claimToFinish(tx, context, name, upload.startedAt);
    if (!claim.ok) return claim;
    if (claim.value.application.id !== upload.applicationId) return refused("not-found");
    const part = { from: upload.receivedBytes, to, at: claim.value.now };
    if (!(await saveReceived(tx, upload.id, part))) return refused("stale-version");
    return ok({ receivedBytes: to });
  });
}
