/** Adds the cities of a sheet that the edition does not know yet, all of them or none. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { matchEntrant } from "#app/domain/application/entrant.ts";
import type { CityLine } from "#app/domain/import/city-sheet.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendEntrant, type Entrant, listEntrants } from "#db/repositories/entrants.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

interface CitiesToImport {
  readonly editionId: string;
  readonly cities: readonly Omit<CityLine, "line">[];
}

/** @returns how many are new; refused `locked-by-use` once the result is certified */
export async function importCities(
  context: Context,
  { editionId, cities }: CitiesToImport,
): Promise<Outcome<{ readonly added: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ added: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: nobody applies any more.");
    const known: Entrant[] = [...(await listEntrants(tx, editionId))];
    const before = known.length;
    for (const { name, country } of cities) {
      const match = matchEntrant(name, country, known);
      if ("found" in match) continue;
      const entrant = { id: context.newId(), slug: match.slug, name, country };
      await appendEntrant(tx, edition, entrant);
      known.push({ ...entrant, editionId });
    }
    const added = known.length - before;
    await recordAct(tx, context, {
      editionId,
      act: "cities-imported",
      subject: edition.name,
      details: { cities: cities.length, added },
      at: context.clock(),
    });
    return ok({ added });
  });
}
