/** Scorecards that are open again after their round closed. */
import { mayReopenIn, reopenedUntil } from "#app/domain/round/reopening.ts";
import type { Context } from "#app/server/context.ts";
import { type CardPlace, listReopened, listReopeningsOf } from "#db/repositories/reopenings.ts";
import { findRound, listRounds } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";
import { isJudged, loadRoundWork } from "./round-work.ts";

/** Until when a judge may write a card of a round that closed; null where they may not. */
export async function findReopenedUntil(
  db: Db,
  round: { readonly state: string },
  card: CardPlace,
  now: Date,
): Promise<Date | null> {
  if (round.state !== "closed" && round.state !== "confirmed") return null;
  return reopenedUntil(await listReopeningsOf(db, card), now);
}

export interface OwnReopening {
  readonly round: string;
  readonly roundName: string;
  readonly ref: string;
  readonly title: string;
  readonly until: Date;
}

/** A judge's own, that they have still the time to write. */
export async function loadOwnReopenings(
  { store, clock }: Context,
  edition: EditionHead,
  judge: JudgeSelf,
): Promise<readonly OwnReopening[]> {
  const own = (await listReopened(store.read, edition.id, clock())).filter(
    ({ judgeId }) => judgeId === judge.id,
  );
  // The same card opened twice is there until the later of its times.
  return [...new Map(own.map((one) => [`${one.round} ${one.ref}`, one])).values()].map(
    ({ round, roundName, ref, title, until }) => ({ round, roundName, ref, title, until }),
  );
}

export interface ReopenView {
  readonly round: { readonly slug: string; readonly name: string };
  /** Every card that judges of the round have to write, with whether it is submitted. */
  readonly cards: readonly {
    readonly judge: { readonly slug: string; readonly name: string };
    readonly ref: string;
    readonly title: string;
    readonly isDone: boolean;
  }[];
  readonly open: readonly {
    readonly judge: string;
    readonly ref: string;
    readonly until: Date;
    readonly reason: string;
  }[];
}

/** @returns null where no card of the round can be opened again */
export async function loadReopen(
  { store, clock }: Context,
  edition: EditionHead,
  slug: string,
): Promise<ReopenView | null> {
  const db = store.read;
  const round = await findRound(db, edition.id, slug);
  if (!round || !isJudged(round)) return null;
  const judged = (await listRounds(db, edition.id)).filter(isJudged);
  const after = judged[judged.findIndex(({ id }) => id === round.id) + 1];
  if (!mayReopenIn(round, after).ok) return null;
  const { judges, entries, work } = await loadRoundWork(db, edition.id, round);
  const byId = new Map(entries.map((one) => [one.id, one]));
  return {
    round: { slug: round.slug, name: round.name },
    cards: judges.flatMap((judge) =>
      work
        .filter((one) => one.judge === judge.id)
        .flatMap(({ applications, owed }) =>
          applications.flatMap((id) => {
            const entry = byId.get(id);
            if (!entry) return [];
            const { ref, title } = entry;
            const { slug: name, name: words } = judge;
            return [{ judge: { slug: name, name: words }, ref, title, isDone: !owed.includes(id) }];
          }),
        ),
    ),
    open: (await listReopened(db, edition.id, clock()))
      .filter(({ roundId }) => roundId === round.id)
      .map(({ judge, ref, until, reason }) => ({ judge, ref, until, reason })),
  };
}
