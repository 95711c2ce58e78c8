/** Opens a round: from now on its judges may write, and those with something to do are told. */
import { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { endsCall, openingBlocks } from "#app/domain/round/opening.ts";
import { ROUND_TRANSITIONS } from "#app/domain/round/round-state.ts";
import { composeLetter, findLanguage } from "#app/queries/letter.ts";
import { loadOpeningFacts } from "#app/queries/opening-facts.ts";
import { isJudged, loadRoundWork, type RoundWork } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedEdition,
  findEditionNames,
  saveEditionState,
} from "#db/repositories/editions.ts";
import { saveRoundPanel } from "#db/repositories/panels.ts";
import {
  type ClaimedRound,
  claimRound,
  listRounds,
  saveRoundState,
  saveScreeningOver,
} from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

interface RoundOfEdition {
  readonly editionId: string;
  readonly roundId: string;
}

/** @returns refused `not-ready` with a sentence for everything that stands in the way */
export async function openRound(
  context: Context,
  { editionId, roundId }: RoundOfEdition,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || !isJudged(round))
      return refused("not-found");
    // A card that was opened again in an earlier round is written before this opens, or not at all.
    for (const { id, position } of await listRounds(tx, editionId))
      if (position < round.position) await claimRound(tx, id);
    const now = context.clock();
    const next = nextState(ROUND_TRANSITIONS, round.state, "open");
    if (next === null) return refused("not-ready", `${round.name} was opened before.`);
    const work = await loadRoundWork(tx, editionId, round);
    const facts = await loadOpeningFacts(tx, edition, round, work);
    const blocks = openingBlocks(facts, now);
    if (blocks.length > 0) return refused("not-ready", ...blocks);

    if (endsCall(edition, now)) await saveEditionState(tx, edition, "judging");
    if (facts.before === null) await saveScreeningOver(tx, editionId, now);
    if (round.kind === "ballot") await keepPanels(tx, round, work);
    await saveRoundState(tx, round, { state: next, openedAt: now });
    const told = await tellJudges(tx, context, edition, round, work, now);
    await recordAct(tx, context, {
      editionId,
      act: "round-opened",
      subject: round.name,
      details: { judgesTold: told },
      at: now,
    });
    return ok();
  });
}

/** Whoever holds a seat now votes in it: a successor does not vote a second time for the same seat. */
async function keepPanels(
  tx: Tx,
  round: ClaimedRound,
  { judges, categories }: RoundWork,
): Promise<void> {
  for (const { id: categoryId } of categories) {
    const sitting = judges.filter(({ categoryIds }) => categoryIds.includes(categoryId));
    await saveRoundPanel(
      tx,
      { roundId: round.id, categoryId },
      sitting.map(({ id }) => id),
    );
  }
}

/** @returns how many were written to */
async function tellJudges(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  round: ClaimedRound,
  { kind, judges, work }: RoundWork,
  now: Date,
): Promise<number> {
  const address = await findEditionNames(tx, edition.id);
  let told = 0;
  for (const { id, name, email } of judges) {
    const due = work.filter((one) => one.judge === id).reduce((sum, one) => sum + one.due, 0);
    if (email === null || due === 0) continue;
    const what =
      kind === "scorecard"
        ? `You have ${due === 1 ? "one application" : `${due} applications`} to score`
        : `You vote in ${due === 1 ? "one category" : `${due} categories`}`;
    await postMail(tx, context, {
      recipient: email,
      kind: "round-opened",
      editionId: edition.id,
      ...(await composeLetter(
        tx,
        {
          programmeId: edition.programmeId,
          kind: "round-opened",
          language: await findLanguage(tx, email),
        },
        {
          name,
          edition: address.name,
          round: round.name,
          task: what,
          until: untilInWords(round.closesAt, edition.timeZone),
          address: `${context.baseUrl}/judge/${address.programme}/${address.slug}`,
        },
      )),
      at: now,
    });
    told++;
  }
  return told;
}

function untilInWords(closesAt: Date | null, zone: string): string {
  if (closesAt === null) return "";
  const { day, time } = readClock(closesAt, zone, { isDeadline: true });
  return ` until ${day}, ${time} ${zoneLabel(zone)}`;
}
