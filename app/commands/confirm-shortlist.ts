/**
 * Confirms the finalists of a round, category by category, as the count gives them. Two persons do it.
 */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Count } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { ROUND_TRANSITIONS } from "#app/domain/round/round-state.ts";
import {
  countedRound,
  shortlistChanges,
  substitutionInWords,
} from "#app/domain/shortlist/confirmed.ts";
import { shortlistInWords } from "#app/domain/shortlist/shortlist-in-words.ts";
import { confirmedShortlists } from "#app/queries/confirmed-shortlists.ts";
import type { Context } from "#app/server/context.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import {
  type ClaimedRound,
  claimRound,
  listRounds,
  type Round,
  saveRoundState,
} from "#db/repositories/rounds.ts";
import { listStaff } from "#db/repositories/staff.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail, recordAct } from "./record-act.ts";
import { storeShortlists } from "./store-shortlists.ts";
import { actAsTwo, type Payload, type Prepare, type TwoPersonOutcome } from "./two-persons.ts";

export interface ShortlistPayload extends Payload {
  readonly roundId: string;
}

/**
 * Confirmed again, where a finalist left before the next round opened, it is the count of then: the next
 * in the standing has moved up.
 * @returns refused `unresolved-tie` with each tie across the cut-off, `round-not-closed`, or
 *   `locked-by-use` once the next round has opened
 */
export async function confirmShortlist(
  context: Context,
  { editionId, roundId }: { readonly editionId: string; readonly roundId: string },
): Promise<Outcome<TwoPersonOutcome>> {
  const asked = { editionId, act: "confirm-shortlist", payload: { roundId } } as const;
  return actAsTwo(context, asked, prepareShortlist);
}

export const prepareShortlist: Prepare<ShortlistPayload> = async (
  tx,
  context,
  edition,
  { roundId },
) => {
  const round = await claimRound(tx, roundId);
  if (round?.editionId !== edition.id || round.kind !== "scorecard") return refused("not-found");
  const rounds = await listRounds(tx, edition.id);
  const after = rounds.find(({ position }) => position > round.position);
  if (!after) return refused("not-found");
  const next = nextState(ROUND_TRANSITIONS, round.state, "confirm");
  if (next === null) return refused("round-not-closed", `${round.name} is not closed yet.`);
  if (round.state === "confirmed" && after.state !== "pending")
    return refused("locked-by-use", `${after.name} was opened with this shortlist.`);

  const bundle = await loadEditionBundle(tx, edition.id);
  const count = countEdition(bundle);
  const waits = openAtCutoff(bundle, count, round);
  if (waits.length > 0) return refused("unresolved-tie", ...waits);

  const changes = await changesSince(tx, round, count);
  const names = namesOf(bundle);
  const says = [
    ...changes.map((change) => substitutionInWords(change, names)),
    ...shortlistInWords(count, round.slug, names),
  ];
  const facts = {
    roundId,
    state: round.state,
    shortlist: count.categories.map((one) => ({
      category: one.category,
      applications: countedRound(one, round.slug)?.advanced ?? [],
    })),
  };
  return ok({
    subject: round.name,
    facts,
    says,
    async perform(persons) {
      const at = context.clock();
      const finalists = await storeShortlists(tx, context, round, count, at);
      await saveRoundState(tx, round, { state: next });
      if (changes.length > 0) await giveNotice(tx, context, edition, { round, says, at });
      const moved = changes.flatMap(({ gone, come }) => [{ left: gone, movedUp: come }]);
      await recordAct(tx, context, {
        editionId: edition.id,
        act: changes.length > 0 ? "finalists-substituted" : "shortlist-confirmed",
        subject: round.name,
        details: { finalists, ...(moved.length > 0 ? { moved } : {}), ...persons },
        at,
      });
    },
  });
};

interface Notice {
  readonly round: ClaimedRound;
  readonly says: readonly string[];
  readonly at: Date;
}

/** Everybody of the secretariat learns who left and who moved up, and the shortlist as it is now. */
async function giveNotice(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { round, says, at }: Notice,
): Promise<void> {
  const names = await findEditionNames(tx, edition.id);
  for (const { role, email } of await listStaff(tx, edition.programmeId))
    if (role === "secretariat")
      await postMail(tx, context, {
        recipient: email,
        kind: "finalists-substituted",
        editionId: edition.id,
        subject: `The shortlist of ${round.name} has changed: ${names.name}`,
        text: [
          ...says,
          `${context.baseUrl}/secretariat/${names.programme}/${names.slug}/judging/${round.slug}`,
        ].join("\n\n"),
        at,
      });
}

/** A sentence for each tie across the cut-off that no decision orders, and for an earlier round that waits. */
function openAtCutoff(bundle: Bundle, count: Count, round: Round): readonly string[] {
  const ties = count.categories.flatMap(({ category, unresolved }) =>
    unresolved
      .filter((one) => one.at === "cutoff" && one.round === round.slug)
      .map(
        ({ applications }) =>
          `${namesOf(bundle).category(category)}: ${applications.join(" and ")} are level across the cut-off, and no decision orders them.`,
      ),
  );
  if (ties.length > 0) return ties;
  const isReached = count.categories.every((one) => countedRound(one, round.slug));
  return isReached ? [] : ["An earlier round still waits for a decision."];
}

/** What a shortlist that is confirmed again takes out and in; nothing the first time. */
async function changesSince(tx: Tx, round: ClaimedRound, count: Count) {
  if (round.state !== "confirmed") return [];
  const confirmed = await confirmedShortlists(tx, round.editionId, round.id);
  return shortlistChanges(count, round.slug, confirmed);
}

function namesOf(bundle: Bundle) {
  const categories = new Map(bundle.categories.map(({ slug, name }) => [slug, name]));
  const titles = new Map(bundle.applications.map(({ ref, title }) => [ref, title]));
  return {
    category: (slug: string) => categories.get(slug) ?? slug,
    application: (ref: string) => `${ref} ${titles.get(ref) ?? ""}`.trim(),
  };
}
