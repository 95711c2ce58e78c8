/** All that is kept about a person, as one file: `person.json` and the files that they attached. */
import { exportPerson } from "#app/queries/person.ts";
import type { Context, Viewer } from "./context.ts";
import { type ZipEntry, zipFile } from "./zip-file.ts";

export async function personFile(context: Context, viewer: Viewer): Promise<Response> {
  const { data, files } = await exportPerson(context, viewer);
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: "person.json", content: `${JSON.stringify(data, null, 2)}\n` };
    for (const { id, path } of files) {
      const opened = await context.files.open(id);
      if (opened) yield { path, content: opened.content };
    }
  }
  const now = context.clock();
  return zipFile(`laurel-about-me-${now.toISOString().slice(0, 10)}.zip`, entries(), now);
}
