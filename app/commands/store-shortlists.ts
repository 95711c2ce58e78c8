/** Stores the finalists that a count gives, for the commands that confirm them. */
import type { Count } from "#app/domain/count/count.ts";
import { countedRound } from "#app/domain/shortlist/confirmed.ts";
import type { Context } from "#app/server/context.ts";
import { listApplicationNames, listCategoryHeads } from "#db/repositories/round-progress.ts";
import type { ClaimedRound } from "#db/repositories/rounds.ts";
import { saveShortlist } from "#db/repositories/shortlists.ts";
import type { Tx } from "#db/store/store.ts";

/** @returns how many finalists there are in all */
export async function storeShortlists(
  tx: Tx,
  context: Context,
  round: ClaimedRound,
  count: Count,
  now: Date,
): Promise<number> {
  const refs = await listApplicationNames(tx, round.editionId);
  const ids = new Map([...refs].map(([id, ref]) => [ref, id]));
  let finalists = 0;
  for (const { id: categoryId, slug } of await listCategoryHeads(tx, round.editionId)) {
    const category = count.categories.find((one) => one.category === slug);
    // By ref, as the count lists them: the order of the rows tells no rank.
    const applications = (countedRound(category, round.slug)?.advanced ?? []).map(
      (ref) => ids.get(ref) ?? "",
    );
    finalists += applications.length;
    await saveShortlist(tx, round, {
      id: context.newId(),
      categoryId,
      applications,
      confirmedById: context.viewer?.userId ?? null,
      confirmedAt: now,
    });
  }
  return finalists;
}
