/** Takes one part of a file that is on its way. */
import { PART_BYTES, partLength, partName } from "#app/domain/application/files.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findUpload, saveReceived, type Upload } from "#db/repositories/uploads.ts";
import { type ApplicationName, claimToFinish } from "./claim-own-application.ts";

export interface Part extends ApplicationName {
  readonly upload: string;
  /** Where in the file it begins. */
  readonly offset: number;
  readonly content: Uint8Array;
}

/**
 * The part lies in its place before the row says so: what was answered with its number is kept, over a
 * restart too. One that is sent again, because its answer was lost, is refused with where to go on.
 * @returns what has come so far; refused `stale-version` where the part is not the next one, `invalid`
 *   where it has not the length that it must have, or as claimToFinish refuses
 */
export async function receivePart(
  context: Context,
  { upload: id, offset, content, ...name }: Part,
): Promise<Outcome<{ readonly receivedBytes: number }>> {
  const upload = await findUpload(context.store.read, id);
  if (!upload) return refused("not-found");
  if (upload.attachmentId !== null || upload.receivedBytes !== offset)
    return refused("stale-version");
  if (content.byteLength !== partLength(upload.bytes, offset) || content.byteLength === 0)
    return refused("invalid", "This part has not the length that it must have.");
  await context.files.put(partName(id, offset / PART_BYTES), content);
  return noteReceived(context, upload, name, offset + content.byteLength);
}

async function noteReceived(
  context: Context,
  upload: Upload,
  name: ApplicationName,
  to: number,
): Promise<Outcome<{ readonly receivedBytes: number }>> {
  return context.store.transact(
    async (tx): Promise<Outcome<{ readonly receivedBytes: number }>> => {
      const claim = await claimToFinish(tx, context, name, upload.startedAt);
      if (!claim.ok) return claim;
      if (claim.value.application.id !== upload.applicationId) return refused("not-found");
      const part = { from: upload.receivedBytes, to, at: claim.value.now };
      if (!(await saveReceived(tx, upload.id, part))) return refused("stale-version");
      return ok({ receivedBytes: to });
    },
  );
}
