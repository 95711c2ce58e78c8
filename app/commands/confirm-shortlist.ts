/** Confirms the finalists of a round, category by category, as the count gives them. */
import { countEdition } from "#app/domain/count/count-edition.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { ROUND_TRANSITIONS } from "#app/domain/round/round-state.ts";
import { countedRound } from "#app/domain/shortlist/confirmed.ts";
import type { Context } from "#app/server/context.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { claimRound, listRounds, saveRoundState } from "#db/repositories/rounds.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { storeShortlists } from "./store-shortlists.ts";

/**
 * Confirmed again, where a finalist left before the next round opened, it is the count of then.
 * @returns refused `unresolved-tie` with each tie across the cut-off, `round-not-closed`, or
 *   `locked-by-use` once the next round has opened
 */
export async function confirmShortlist(
  context: Context,
  { editionId, roundId }: { readonly editionId: string; readonly roundId: string },
): Promise<Outcome<{ readonly finalists: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ finalists: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || round.kind !== "scorecard")
      return refused("not-found");
    const now = context.clock();
    const after = (await listRounds(tx, editionId)).find(
      ({ position }) => position > round.position,
    );
    if (!after) return refused("not-found");
    const next = nextState(ROUND_TRANSITIONS, round.state, "confirm");
    if (next === null) return refused("round-not-closed", `${round.name} is not closed yet.`);
    if (round.state === "confirmed" && after.state !== "pending")
      return refused("locked-by-use", `${after.name} was opened with this shortlist.`);

    const bundle = await loadEditionBundle(tx, editionId);
    const count = countEdition(bundle);
    const ties = count.categories.flatMap(({ category, unresolved }) =>
      unresolved
        .filter((one) => one.at === "cutoff" && one.round === round.slug)
        .map(({ applications }) => {
          const name = bundle.categories.find(({ slug }) => slug === category)?.name ?? category;
          return `${name}: ${applications.join(" and ")} are level across the cut-off, and no decision orders them.`;
        }),
    );
    if (ties.length > 0) return refused("unresolved-tie", ...ties);
    const reached = count.categories.filter((one) => countedRound(one, round.slug));
    if (reached.length < count.categories.length)
      return refused("unresolved-tie", "An earlier round still waits for a decision.");

    const finalists = await storeShortlists(tx, context, round, count, now);
    await saveRoundState(tx, round, { state: next });
    await recordAct(tx, context, {
      editionId,
      act: "shortlist-confirmed",
      subject: round.name,
      details: { finalists },
      at: now,
    });
    return ok({ finalists });
  });
}
