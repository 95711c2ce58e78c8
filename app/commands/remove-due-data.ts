/** Removes the data whose time is over, class by class, each in a transaction of its own. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { reportRetention, type RetentionLine, winnersOf } from "#app/queries/retention.ts";
import type { Context } from "#app/server/context.ts";
import { type LooseFiles, NO_FILES } from "#db/repositories/removal.ts";
import { deleteOf, listIdsOf } from "#db/repositories/retention.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { removeLooseFiles } from "./remove-loose-files.ts";

export interface Removed extends RetentionLine {
  readonly removed: number;
}

/**
 * @param programmeId of one programme; of all where it is left out, for an operator's script
 * @returns what was removed; refused `not-found` for who is not of the secretariat
 */
export async function removeDueData(
  context: Context,
  programmeId?: string,
): Promise<Outcome<readonly Removed[]>> {
  const due = (await reportRetention(context, programmeId)).filter(({ isDue }) => isDue);
  const all: Removed[] = [];
  for (const line of due) {
    const removed = await removeLine(context, line);
    if (!removed.ok) return removed;
    all.push({ ...line, removed: removed.value });
  }
  return ok(all);
}

async function removeLine(context: Context, line: RetentionLine): Promise<Outcome<number>> {
  const { editionId, dataClass } = line;
  let loose: LooseFiles = NO_FILES;
  const outcome = await context.store.transact(async (tx): Promise<Outcome<number>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const ids = await listIdsOf(tx, editionId, dataClass, await winnersOf(tx, editionId));
    loose = await deleteOf(tx, dataClass, ids);
    await recordAct(tx, context, {
      editionId,
      act: "data-removed",
      subject: edition.name,
      details: { class: dataClass, removed: ids.length },
      at: context.clock(),
    });
    return ok(ids.length);
  });
  if (outcome.ok) await removeLooseFiles(context, loose);
  return outcome;
}
