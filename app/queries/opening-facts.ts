/** What the opening of a round depends on, read at one moment. */
import { countEdition } from "#app/domain/count/count-edition.ts";
import type { OpeningFacts } from "#app/domain/round/opening.ts";
import { changeInWords, shortlistChanges } from "#app/domain/shortlist/confirmed.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { listApplicationsIn, listReturnDates } from "#db/repositories/round-progress.ts";
import { listReopened } from "#db/repositories/reopenings.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { confirmedShortlists } from "./confirmed-shortlists.ts";
import { roundBefore, type RoundWork } from "./round-work.ts";

/** Before anything that was ever opened again. */
const EVER = new Date(0);

type JudgedRound = Round & { kind: "scorecard" | "ballot" };

export async function loadOpeningFacts(
  db: Db,
  edition: OpeningFacts["edition"] & { readonly id: string },
  round: JudgedRound,
  work: RoundWork,
): Promise<OpeningFacts> {
  const before = roundBefore(await listRounds(db, edition.id), round);
  const unscreened = await listApplicationsIn(db, edition.id, ["submitted", "returned"]);
  const dates = await listReturnDates(
    db,
    unscreened.map(({ id }) => id),
  );
  return {
    round,
    before,
    edition,
    unscreened: unscreened.map(({ id, ref, state }) => ({
      ref,
      state: state === "returned" ? state : "submitted",
      dueAt: dates.get(id) ?? null,
    })),
    categories: work.categories.map((category) => ({
      name: category.name,
      criteria: category.criteria,
      entries: work.entries.filter((one) => one.categoryId === category.id).length,
      judges: work.judges.filter((one) => one.categoryIds.includes(category.id)).length,
    })),
    changed: before?.state === "confirmed" ? await changesOf(db, edition.id, before, work) : [],
    reopened: await listReopened(db, edition.id, EVER),
  };
}

/** A finalist may have left since, and the next in the standing has to take its place. */
async function changesOf(db: Db, editionId: string, before: Round, { categories }: RoundWork) {
  const count = countEdition(await loadEditionBundle(db, editionId));
  const confirmed = await confirmedShortlists(db, editionId, before.id);
  return shortlistChanges(count, before.slug, confirmed).map((change) => {
    const name = categories.find(({ slug }) => slug === change.category)?.name ?? change.category;
    return `${changeInWords(change, name)} Confirm the shortlist again.`;
  });
}
