/** The editions that a person judges, latest first. */
import type { Context, Viewer } from "#app/server/context.ts";
import { listEditionsOfJudge } from "#db/repositories/judges.ts";

export async function listJudgeEditions(context: Context, viewer: Viewer) {
  return listEditionsOfJudge(context.store.read, viewer.userId);
}
