/** The confirmed finalists of a round, by the names that the count uses. */
import type { ConfirmedShortlist } from "#app/domain/shortlist/confirmed.ts";
import { byCodePoint } from "#app/domain/kernel/tiers.ts";
import { listApplicationNames, listCategoryHeads } from "#db/repositories/round-progress.ts";
import { listShortlists } from "#db/repositories/shortlists.ts";
import type { Db } from "#db/store/store.ts";

export async function confirmedShortlists(
  db: Db,
  editionId: string,
  roundId: string,
): Promise<readonly ConfirmedShortlist[]> {
  const refs = await listApplicationNames(db, editionId);
  const categories = await listCategoryHeads(db, editionId);
  return (await listShortlists(db, editionId))
    .filter((shortlist) => shortlist.roundId === roundId)
    .map(({ categoryId, applications }) => ({
      category: categories.find(({ id }) => id === categoryId)?.slug ?? "",
      applications: applications.map((id) => refs.get(id) ?? id).sort(byCodePoint),
    }));
}
