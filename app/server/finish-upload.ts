/** Puts the parts of an upload together, and keeps the file that they make. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { abandonUpload } from "#app/commands/begin-upload.ts";
import { partLength, partNames } from "#app/domain/application/files.ts";
import { type Outcome, ok, type RefusalCode, refused } from "#app/domain/kernel/outcome.ts";
import type { Upload } from "#db/repositories/uploads.ts";
import type { Files } from "./context.ts";
import { keepFile } from "./keep-file.ts";
import type { NamedOwnerAccess } from "./own-application.ts";
import { withFolder } from "./spool.ts";

/** Refusals of what is in the file. */
const NEVER_TAKEN: ReadonlySet<RefusalCode> = new Set(["too-large", "wrong-type"]);

/**
 * Done twice, it is done once: the answer of the first may have been lost.
 * @returns refused `not-ready` where parts are missing, `invalid` where one was lost here, or as keepFile refuses
 */
export async function finishUpload(
  access: NamedOwnerAccess,
  upload: Upload,
  alt: string,
): Promise<Outcome<void>> {
  if (upload.attachmentId !== null) return ok();
  if (upload.receivedBytes !== upload.bytes)
    return refused("not-ready", "Parts of this file are missing.");
  return withFolder(async (folder) => {
    const path = join(folder, "sent");
    if (!(await putTogether(access.context.files, upload, path))) {
      await abandon(access, upload);
      return refused(
        "invalid",
        "A part of this file was lost on our side. Add the file once more.",
      );
    }
    const { id, name, question, startedAt: begunAt } = upload;
    const file = { name, path, alt, question, begunAt, upload: id };
    const outcome = await keepFile(access, file);
    // Sent again it would be refused again: there is nothing to go on with.
    if (!outcome.ok && NEVER_TAKEN.has(outcome.refusal.code)) await abandon(access, upload);
    return !outcome.ok && outcome.refusal.code === "already-exists" ? ok() : outcome;
  });
}

async function abandon({ context, own }: NamedOwnerAccess, { id }: Upload): Promise<void> {
  const { edition, application } = own;
  await abandonUpload(context, { editionId: edition.id, ref: application.ref, id });
}

/** @returns false where a part is not there any more, or not whole, as after a power cut */
async function putTogether(files: Files, { id, bytes }: Upload, path: string): Promise<boolean> {
  let came = 0;
  // Whole: one part is in memory at a time, and a stream of small pieces costs ten times as much.
  const parts = async function* () {
    for (const name of partNames(id, bytes)) {
      const part = await files.get(name);
      if (part?.byteLength !== partLength(bytes, came)) return;
      came += part.byteLength;
      yield part;
    }
  };
  await pipeline(parts, createWriteStream(path, { mode: 0o600 }));
  return came === bytes;
}
