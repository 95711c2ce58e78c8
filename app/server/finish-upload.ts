/** Puts the parts of an upload together, and keeps the file that they make. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { abandonUpload } from "#app/commands/begin-upload.ts";
import { partNames } from "#app/domain/application/files.ts";
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
 * @returns refused `not-ready` where parts are missing, or as keepFile refuses
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
    await pipeline(partsOf(access.context.files, upload), createWriteStream(path, { mode: 0o600 }));
    const { id, name, question, startedAt: begunAt } = upload;
    const file = { name, path, alt, question, begunAt, upload: id };
    const outcome = await keepFile(access, file);
    // Sent again it would be refused again: there is nothing to go on with.
    if (!outcome.ok && NEVER_TAKEN.has(outcome.refusal.code)) {
      const { edition, application } = access.own;
      await abandonUpload(access.context, { editionId: edition.id, ref: application.ref, id });
    }
    return !outcome.ok && outcome.refusal.code === "already-exists" ? ok() : outcome;
  });
}

async function* partsOf(files: Files, { id, bytes }: Upload): AsyncGenerator<Uint8Array> {
  for (const name of partNames(id, bytes)) {
    // Whole: one part is in memory at a time, and a stream of small pieces costs ten times as much.
    const part = await files.get(name);
    if (!part) throw new Error("a part that was received is not kept");
    yield part;
  }
}
