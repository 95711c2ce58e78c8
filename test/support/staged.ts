/** The small bundle as an edition at a stage, for tests of commands, queries and routes. */
import type { Context } from "#app/server/context.ts";
import { type Stage, type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import { smallBundle } from "./small-bundle.ts";

export async function stageSmall(context: Context, stage: Stage): Promise<StagedEdition> {
  return stageEdition(context, smallBundle(), stage, context.clock());
}
