/** Puts the parts of an upload together, and keeps the file that they make. */
import { join } from "node:path";
import { abandonUpload } from "#app/commands/begin-upload.ts";
import { type Outcome, ok, type RefusalCode, refused } from "#app/domain/kernel/outcome.ts";
import type { Upload } from "#db/repositories/uploads.ts";
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
): Promise<Outcome<void>> {
  if (upload.attachmentId !== null) return ok();
  if (upload.receivedBytes !== upload.bytes)
    return refused("not-ready", "Parts of this file are missing.");
  return withFolder(async (folder) => {
    const path = join(folder, "sent");
    if (!(await access.context.files.parts.layAt(upload.id, upload.bytes, path))) {
      await abandon(access, upload);
      return refused(
        "invalid",
        "A part of this file was lost on our side. Add the file once more.",
      );
    }
    const { id, name, alt, question, startedAt: begunAt } = upload;
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
