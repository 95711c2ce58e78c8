/** Who sits in a round and what each judge has to score in it, as the tables say now. */
import { struckCards } from "#app/domain/decision/struck-cards.ts";
import { type Duties, dutiesOf } from "#app/domain/panel/duties.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import {
  listAsidePairs,
  listAssignments,
  listCountable,
  listRoundSeats,
  listSeatsEver,
  listStrikes,
} from "#db/repositories/panels.ts";
import type { Db } from "#db/store/store.ts";

interface RoundOfEdition {
  readonly id: string;
  readonly editionId: string;
}

export interface RoundDuties extends Duties {
  /** Whether a card was submitted that counts; of those who left, too. */
  readonly stands: (judge: string, application: string) => boolean;
}

/** By id; with the cards that stand. */
export async function loadRoundDuties(db: Db, round: RoundOfEdition): Promise<RoundDuties> {
  const rows = await panelRows(db, round);
  const cards = await cardsAndRecusals(db, round);
  return { ...dutiesOf({ ...rows, ...cards }), stands: cards.stands };
}

/**
 * By id. Where nothing is split and nobody was replaced, cards say nothing of who has what to do, and
 * are not read.
 * @param applicationId where this one alone is asked about
 */
export async function loadDuties(
  db: Db,
  round: RoundOfEdition,
  applicationId?: string,
): Promise<Duties> {
  const rows = await panelRows(db, round, applicationId);
  const isPlain =
    rows.assignments.length === 0 && rows.seats.every(({ successor }) => successor === null);
  const cards = isPlain
    ? { stands: () => false, isRecused: () => false }
    : await cardsAndRecusals(db, round, applicationId);
  return dutiesOf({ ...rows, ...cards });
}

/** As if nobody had stepped aside: who would have what to score. */
export async function loadDutiesOfAll(db: Db, round: RoundOfEdition): Promise<Duties> {
  const { stands } = await cardsAndRecusals(db, round);
  return dutiesOf({ ...(await panelRows(db, round)), stands, isRecused: () => false });
}

async function panelRows(db: Db, { id, editionId }: RoundOfEdition, applicationId?: string) {
  return {
    seats: await listSeatsEver(db, editionId),
    roundSeats: await listRoundSeats(db, id),
    assignments: await listAssignments(db, id, applicationId),
  };
}

async function cardsAndRecusals(db: Db, { id, editionId }: RoundOfEdition, applicationId?: string) {
  const isStruck = struckCards(
    (await listStrikes(db, id)).flatMap(({ judge, application }) =>
      judge === null || application === null ? [] : [{ judge, application }],
    ),
  );
  const counted = new Set(
    (await listCountable(db, id, applicationId))
      .filter(({ judge, application }) => !isStruck(judge, application))
      .map(({ judge, application }) => `${judge} ${application}`),
  );
  return {
    stands: (judge: string, application: string) => counted.has(`${judge} ${application}`),
    isRecused: recusalsOf(await listAsidePairs(db, editionId, applicationId)),
  };
}

/** Ids of the categories on whose panels a judge sits in a round, in the order given. */
export async function panelsInRound(
  db: Db,
  round: RoundOfEdition,
  { id, categoryIds }: { readonly id: string; readonly categoryIds: readonly string[] },
): Promise<readonly string[]> {
  const { sits } = await loadDuties(db, round);
  return categoryIds.filter((categoryId) => sits(id, categoryId));
}
