/** The questions of an application's form that are answered by files. */
import { type FileQuestion, MEGABYTE } from "#app/domain/application/files.ts";
import { isForFiles } from "#app/domain/form/form.ts";
import { shownQuestions } from "#app/domain/form/shown-questions.ts";
import type { Application } from "#db/repositories/applications.ts";
import type { Db } from "#db/store/store.ts";
import { findFormToWrite } from "./application-form.ts";

/** Those that are asked, by what was answered so far. */
export async function listFileQuestions(
  db: Db,
  application: Application,
): Promise<readonly FileQuestion[]> {
  const { form } = await findFormToWrite(db, application);
  return shownQuestions(form, application.answers)
    .filter(isForFiles)
    .map(({ name, label, kind, most, mostMegabytes }) => ({
      id: name,
      label,
      kind,
      most,
      mostBytes: mostMegabytes * MEGABYTE,
    }));
}
