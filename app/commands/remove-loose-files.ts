/** Takes away the contents of files whose rows are gone: whole ones, drawn pages, parts on their way. */
import { pageName } from "#app/domain/application/files.ts";
import type { Context } from "#app/server/context.ts";
import type { LooseFiles } from "#db/repositories/removal.ts";

export async function removeLooseFiles(
  context: Pick<Context, "files">,
  { attachments, uploads }: LooseFiles,
): Promise<void> {
  for (const { id, pages } of attachments) {
    await context.files.remove(id);
    for (let page = 1; page <= (pages ?? 0); page++) await context.files.remove(pageName(id, page));
  }
  for (const { id, bytes } of uploads) await context.files.parts.remove(id, bytes);
}
