/** An edition as a bundle, read in one transaction so that it is one moment's picture. */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Store } from "#db/store/store.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { findEditionId } from "#db/repositories/editions.ts";

export async function exportEdition(
  store: Store,
  programme: string,
  edition: string,
): Promise<Outcome<Bundle>> {
  return store.transact(async (tx) => {
    const editionId = await findEditionId(tx, programme, edition);
    if (editionId === undefined) return refused("not-found", `no edition ${programme}/${edition}`);
    return ok(await loadEditionBundle(tx, editionId));
  });
}
