import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bundle, BundleBallot } from "#app/domain/bundle/bundle.ts";
import type { RoundCount } from "#app/domain/count/count.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { type CountJson, toCountJson } from "#app/domain/count/count-json.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import { soundBundle } from "#test/support/arbitraries.ts";
import { cases } from "#test/support/bundles.ts";
import { naiveCount } from "#test/support/naive-count.ts";

const RUNS = { numRuns: 400 };

function count(bundle: Bundle): CountJson {
  return toCountJson(countEdition(bundle));
}

function roundsOf(bundle: Bundle): readonly RoundCount[] {
  return countEdition(bundle).categories.flatMap(({ rounds }) => rounds);
}

function forEveryEdition(holds: (bundle: Bundle) => void): void {
  fc.assert(
    fc.property(soundBundle(), (bundle) => {
      holds(bundle);
    }),
    RUNS,
  );
}

describe("a second count, made in another way", () => {
  test("agrees on every random edition", () => {
    forEveryEdition((bundle) => {
      expect(count(bundle)).toEqual(naiveCount(bundle));
    });
  });

  test.each(cases())("agrees on the published case $name", ({ text, expected }) => {
    expect(naiveCount(JSON.parse(text) as Bundle)).toEqual(JSON.parse(expected));
  });

  test("meets every way in which a random edition can end", () => {
    const met = new Set<string>();
    for (const bundle of fc.sample(soundBundle(), { numRuns: 1500, seed: 2017 }))
      for (const { placings, unresolved } of Object.values(count(bundle).categories))
        for (const way of [...placings.map(({ by }) => by), ...unresolved.map(({ at }) => at)])
          met.add(way);
    expect([...met].sort()).toEqual(
      [
        ...["criterion", "decision", "only", "panel", "round-score", "score", "votes"],
        ...["cutoff", "prize"],
      ].sort(),
    );
  });
});

describe("a random edition", () => {
  test("has no fault, and counts the same from its text", () => {
    forEveryEdition((bundle) => {
      const counted = countBundle(JSON.stringify(bundle));
      expect(counted.ok ? [] : counted.faults).toEqual([]);
      if (counted.ok) expect(toCountJson(counted.count)).toEqual(count(bundle));
    });
  });

  test("counts the same in whatever order its lists came", () => {
    const shuffle = <T>(items: readonly T[] | undefined) =>
      fc.shuffledSubarray([...(items ?? [])], { minLength: (items ?? []).length });
    const pairs = soundBundle().chain((bundle) =>
      fc.tuple(
        fc.constant(bundle),
        fc.record({
          applications: shuffle(bundle.applications),
          judges: shuffle(bundle.judges),
          recusals: shuffle(bundle.recusals),
          scorecards: shuffle(bundle.scorecards),
          ballots: shuffle(bundle.ballots),
        }),
      ),
    );
    fc.assert(
      fc.property(pairs, ([bundle, lists]) => {
        expect(count({ ...bundle, ...lists })).toEqual(count(bundle));
      }),
      RUNS,
    );
  });

  test("with its applications renamed has the result renamed and nothing else", () => {
    // Backwards, so that whatever the names decided would come out the other way round.
    const rename = (ref: string) => `Z${100 - Number(ref.slice(1))}`;
    forEveryEdition((bundle) => {
      expect(sorted(count(renamed(bundle, rename)))).toEqual(
        sorted(JSON.parse(renameIn(JSON.stringify(count(bundle)), rename)) as CountJson),
      );
    });
  });
});

describe("nothing is lost on the way", () => {
  test("every scorecard of an application in the round is counted or set aside with a reason", () => {
    forEveryEdition((bundle) => {
      for (const round of roundsOf(bundle)) {
        if (round.kind !== "scorecard") continue;
        for (const { application, scorecards, notCounted } of round.standing) {
          const received = (bundle.scorecards ?? []).filter(
            (card) => card.round === round.round && card.application === application,
          );
          expect(scorecards + notCounted.length).toBe(received.length);
        }
      }
    });
  });

  test("every vote is counted or void", () => {
    forEveryEdition((bundle) => {
      for (const round of roundsOf(bundle)) {
        if (round.kind !== "ballot") continue;
        const ballots = (bundle.ballots ?? []).filter((ballot) => ballot.round === round.round);
        const received = ballots.reduce((sum, { choices }) => sum + choices.length, 0);
        const votes = round.standing.reduce((sum, row) => sum + row.votes, 0);
        expect(votes + round.voidVotes).toBe(received);
        expect(round.ballots).toBe(ballots.length);
      }
    });
  });

  test("every rank prize is given, left over, or at stake in a tie", () => {
    forEveryEdition((bundle) => {
      for (const { rounds, placings, unresolved } of countEdition(bundle).categories) {
        if (unresolved.some(({ at }) => at === "cutoff")) continue;
        const last = rounds.at(-1);
        const rankable =
          last?.kind === "scorecard"
            ? last.standing.filter(({ score }) => score !== null).length
            : (last?.standing.length ?? 0);
        const ties = unresolved.filter(({ at }) => at === "prize");
        const given = placings.filter(({ reason }) => reason.by !== "panel").length;
        const tied = ties.reduce((sum, { applications }) => sum + applications.length, 0);
        const slots = bundle.prizes
          .filter(({ by }) => by === "rank")
          .reduce((sum, prize) => sum + (prize.count ?? 1), 0);
        expect(given + tied).toBeGreaterThanOrEqual(Math.min(slots, rankable));
        expect(given + tied).toBeLessThanOrEqual(rankable);
      }
    });
  });
});

describe("a judge who is recused changes nothing", () => {
  test("by a scorecard", () => {
    forEveryEdition((bundle) => {
      const recusals = bundle.recusals ?? [];
      const scorecards = (bundle.scorecards ?? []).filter(
        ({ judge, application }) => !recusalsOf(recusals)(judge, application),
      );
      expect(count({ ...bundle, scorecards })).toEqual(count(bundle));
    });
  });

  test("by a vote", () => {
    forEveryEdition((bundle) => {
      const votes = (bundle.recusals ?? []).map(({ judge, application }): BundleBallot => ({
        round: "final",
        judge,
        category: "open-city",
        choices: [application],
      }));
      const ballots = [...(bundle.ballots ?? []), ...votes];
      expect(count({ ...bundle, ballots })).toEqual(count(bundle));
    });
  });
});

describe("more is never worse", () => {
  test("a mark raised never lowers the application's rank in the round", () => {
    fc.assert(
      fc.property(soundBundle(), fc.nat(), (bundle, pick) => {
        const cards = bundle.scorecards ?? [];
        const card = cards[pick % Math.max(1, cards.length)];
        if (!card) return;
        const better = { ...card, scores: { ...card.scores, k0: (card.scores["k0"] ?? 0) + 1 } };
        const raised = { ...bundle, scorecards: cards.map((one) => (one === card ? better : one)) };
        const rankIn = (one: Bundle) =>
          roundsOf(one)
            .find(({ round }) => round === card.round)
            ?.standing.find(({ application }) => application === card.application)?.rank;
        const [before, after] = [rankIn(bundle), rankIn(raised)];
        if (before !== undefined && after !== undefined) expect(after).toBeLessThanOrEqual(before);
      }),
      RUNS,
    );
  });

  test("a vote more never lowers the finalist's rank", () => {
    fc.assert(
      fc.property(soundBundle(), fc.nat(), (bundle, pick) => {
        const ballot = roundsOf(bundle).find(({ kind }) => kind === "ballot");
        const row = ballot?.standing[pick % Math.max(1, ballot.standing.length)];
        if (!ballot || !row) return;
        const { application } = row;
        const vote = { round: ballot.round, category: "open-city", choices: [application] };
        const more = { ...bundle, ballots: [...(bundle.ballots ?? []), vote] };
        const after = roundsOf(more)
          .find(({ kind }) => kind === "ballot")
          ?.standing.find((one) => one.application === application);
        expect(after?.rank).toBeLessThanOrEqual(row.rank);
      }),
      RUNS,
    );
  });
});

function renamed(bundle: Bundle, rename: (ref: string) => string): Bundle {
  return JSON.parse(renameIn(JSON.stringify(bundle), rename)) as Bundle;
}

function renameIn(json: string, rename: (ref: string) => string): string {
  return json.replace(/"(A\d+)"/g, (_, ref: string) => JSON.stringify(rename(ref)));
}

/** With lists that stand by ref in an order that no name decides. */
function sorted(result: CountJson): unknown {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    Array.isArray(value) ? [...(value as unknown[])].sort(byText) : value,
  ) as unknown;
}
