/** Pages of documents as pictures: drawn once, kept beside the file, shown in the page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isPicture, pageName } from "#app/domain/application/files.ts";
import type { ReadableFile } from "#app/queries/read-file.ts";
import type { Context, OpenedFile } from "./context.ts";
import { inlinePicture } from "./download.ts";
import { withFolder } from "./spool.ts";

const PAGE_TYPE = "image/webp";

/** @returns null where there is no such page, or it cannot be drawn */
export async function pageAnswer(
  context: Context,
  file: ReadableFile,
  page: number,
): Promise<Response | null> {
  if (isPicture(file.mediaType)) {
    const picture = page === 1 ? await context.files.open(file.id) : null;
    return picture && inlinePicture(picture, file.mediaType);
  }
  const name = pageName(file.id, page);
  const drawn = (await context.files.open(name)) ?? (await drawPage(context, file, page));
  return drawn && inlinePicture(drawn, PAGE_TYPE);
}

async function drawPage(
  context: Context,
  { id }: ReadableFile,
  page: number,
): Promise<OpenedFile | null> {
  return withFolder(async (folder) => {
    const [from, to] = [join(folder, "document"), join(folder, "page")];
    if (!(await context.files.layAt(id, from))) return null;
    if (!(await context.drawing.drawPage(from, to, page))) return null;
    const content = await readFile(to);
    await context.files.put(pageName(id, page), content);
    return { bytes: content.byteLength, content: new Blob([content]).stream() };
  });
}
