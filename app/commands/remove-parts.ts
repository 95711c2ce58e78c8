import { partNames } from "#app/domain/application/files.ts";
import type { Context } from "#app/server/context.ts";
import type { Upload } from "#db/repositories/uploads.ts";

/** Takes the parts of an upload away, whichever of them came. */
export async function removeParts(
  { files }: Pick<Context, "files">,
  { id, bytes }: Pick<Upload, "id" | "bytes">,
): Promise<void> {
  for (const name of partNames(id, bytes)) await files.remove(name);
}
