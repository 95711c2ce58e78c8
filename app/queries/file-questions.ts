/** The questions of an application's form that are answered by files. */
import type { FileQuestion } from "#app/domain/application/files.ts";
import type { Application } from "#db/repositories/applications.ts";
import type { Db } from "#db/store/store.ts";

export async function listFileQuestions(
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- until forms are there
  _db: Db,
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- until forms are there
  _application: Application,
): Promise<readonly FileQuestion[]> {
  return [];
}
