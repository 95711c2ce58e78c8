import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { CategoryCount } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { compareFractions, formatFraction } from "#app/domain/kernel/fraction.ts";
import { cut, places, tiers } from "#app/domain/kernel/tiers.ts";
import { settle } from "#app/domain/tiebreak/chain.ts";
import { editions } from "#test/support/tied-editions.ts";

function countOf(bundle: Bundle): CategoryCount {
  const [category] = countEdition(bundle).categories;
  if (!category) throw new Error("the edition has one category");
  return category;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 3 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe("the count", () => {
  test("does not depend on the order in which anything was written down", () => {
    fc.assert(
      fc.property(editions, fc.integer(), (bundle, seed) => {
        const mixed: Bundle = {
          ...bundle,
          scorecards: shuffled(bundle.scorecards ?? [], seed),
          ballots: shuffled(bundle.ballots ?? [], seed),
          applications: shuffled(bundle.applications, seed),
          recusals: shuffled(bundle.recusals ?? [], seed),
          judges: shuffled(bundle.judges, seed),
        };
        expect(toCountJson(countEdition(mixed))).toEqual(toCountJson(countEdition(bundle)));
      }),
    );
  });

  test("renames what it names when the applications are renamed, and changes nothing else", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        // The new names keep their order by code point, as lists without an order of their own show it.
        const rename = (text: string) => text.replaceAll(/"A(\d)"/g, '"Z$1"');
        const renamed = JSON.parse(rename(JSON.stringify(bundle))) as Bundle;
        const before = JSON.stringify(toCountJson(countEdition(bundle)));
        expect(toCountJson(countEdition(renamed))).toEqual(JSON.parse(rename(before)));
      }),
    );
  });

  test("counts each vote once, or calls it void", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        for (const round of countOf(bundle).rounds) {
          if (round.kind !== "ballot") continue;
          const counted = round.standing.reduce((sum, row) => sum + row.votes, 0);
          const cast = (bundle.ballots ?? []).reduce(
            (sum, ballot) => sum + ballot.choices.length,
            0,
          );
          expect(counted + round.voidVotes).toBe(cast);
        }
      }),
    );
  });

  test("counts each scorecard, or says why it does not", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        const [first] = countOf(bundle).rounds;
        if (first?.kind !== "scorecard") throw new Error("the first round is a scorecard round");
        const told = first.standing.reduce(
          (sum, row) => sum + row.scorecards + row.notCounted.length,
          0,
        );
        expect(told).toBe((bundle.scorecards ?? []).length);
      }),
    );
  });

  test("changes in nothing when a recused judge scores differently", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        const recused = new Set(
          (bundle.recusals ?? []).map((one) => `${one.judge} ${one.application}`),
        );
        const other: Bundle = {
          ...bundle,
          scorecards: (bundle.scorecards ?? []).map((card) =>
            recused.has(`${card.judge} ${card.application}`)
              ? { ...card, status: "submitted", scores: { impact: 3, reach: 3 } }
              : card,
          ),
        };
        expect(toCountJson(countEdition(other))).toEqual(toCountJson(countEdition(bundle)));
      }),
    );
  });

  test("never lowers an application whose score was raised", () => {
    fc.assert(
      fc.property(editions, fc.nat(), (bundle, pick) => {
        const cards = bundle.scorecards ?? [];
        const chosen = cards[pick % Math.max(1, cards.length)];
        if (!chosen || chosen.status === "draft") return;
        const raised: Bundle = {
          ...bundle,
          scorecards: cards.map((card) =>
            card === chosen ? { ...card, scores: { ...card.scores, impact: 3 } } : card,
          ),
        };
        const rankIn = (counted: CategoryCount) =>
          counted.rounds[0]?.standing.find((row) => row.application === chosen.application)?.rank ??
          0;
        expect(rankIn(countOf(raised))).toBeLessThanOrEqual(rankIn(countOf(bundle)));
      }),
    );
  });

  test("gives each prize once at most, and each application one prize at most", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        const { placings, unresolved } = countOf(bundle);
        const winners = placings.map((placing) => placing.application);
        const tied = unresolved.flatMap((tie) => tie.applications);
        expect(new Set(winners).size).toBe(winners.length);
        expect(winners.filter((winner) => tied.includes(winner))).toEqual([]);
        expect(new Set(placings.map((placing) => placing.prize)).size).toBe(placings.length);
      }),
    );
  });

  test("is settled by a decision that orders all who are tied, and by nothing less", () => {
    fc.assert(
      fc.property(editions, (bundle) => {
        const [tie] = countOf(bundle).unresolved;
        if (!tie || tie.at === "panel") return;
        const round = tie.at === "cutoff" ? tie.round : (bundle.rounds.at(-1)?.slug ?? "");
        const decided = (applications: readonly string[]): CategoryCount =>
          countOf({
            ...bundle,
            decisions: [
              { kind: "order", round, category: "open", applications, by: "chair", reason: "r" },
            ],
          });
        const stillTied = (counted: CategoryCount) =>
          counted.unresolved.some(
            ({ at, applications }) =>
              at === tie.at && applications.join() === tie.applications.join(),
          );
        expect(stillTied(decided(tie.applications))).toBe(false);
        expect(stillTied(decided(tie.applications.slice(1)))).toBe(true);
      }),
    );
  });
});

/** The same rules in the plainest words: floating point apart, nothing shared with the engine. */
function naiveStanding(bundle: Bundle): Record<string, string | null> {
  const weights = Object.fromEntries(
    (bundle.categories[0]?.criteria ?? []).map((criterion) => [
      criterion.slug,
      criterion.weight ?? 1,
    ]),
  );
  return Object.fromEntries(
    bundle.applications.map(({ ref }) => {
      let numerator = 0;
      let denominator = 0;
      for (const card of bundle.scorecards ?? []) {
        if (card.application !== ref || card.status !== "submitted") continue;
        if (bundle.recusals?.some((one) => one.judge === card.judge && one.application === ref))
          continue;
        for (const [criterion, points] of Object.entries(card.scores)) {
          numerator += points * (weights[criterion] ?? 0);
          denominator += weights[criterion] ?? 0;
        }
      }
      if (denominator === 0) return [ref, null];
      let [a, b] = [numerator, denominator];
      while (b !== 0) [a, b] = [b, a % b];
      return [
        ref,
        denominator / a === 1 ? `${numerator / a}` : `${numerator / a}/${denominator / a}`,
      ];
    }),
  );
}

test("a second, naive count of random editions finds the same scores", () => {
  fc.assert(
    fc.property(editions, (bundle) => {
      const [first] = countOf(bundle).rounds;
      if (first?.kind !== "scorecard") throw new Error("the first round is a scorecard round");
      const scores = Object.fromEntries(
        first.standing.map((row) => [row.application, row.score && formatFraction(row.score)]),
      );
      expect(scores).toEqual(naiveStanding(bundle));
    }),
    { numRuns: 500 },
  );
});

test("ties are common in the editions these properties are tried on", () => {
  const tied = fc
    .sample(editions, { numRuns: 300, seed: 7 })
    .filter((bundle) =>
      countEdition(bundle).categories.some(({ rounds }) =>
        rounds.some((round) => round.standing.some((row) => row.shared)),
      ),
    );
  expect(tied.length).toBeGreaterThan(100);
});

describe("the cut", () => {
  const measured = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
  test("takes nobody who is worse than somebody left out, and says who is level", () => {
    fc.assert(
      fc.property(measured, fc.integer({ min: 0, max: 8 }), (values, seats) => {
        const result = cut(
          tiers(values, (a, b) => b - a),
          seats,
        );
        const worstIn = Math.min(...result.in, Infinity);
        const bestOut = Math.max(...result.out, ...(result.contested?.among ?? []), -Infinity);
        expect(worstIn).toBeGreaterThan(bestOut);
        expect(result.in.length + (result.contested?.places ?? 0)).toBe(
          Math.min(seats, values.length),
        );
        expect(result.in.length + (result.contested?.among.length ?? 0) + result.out.length).toBe(
          values.length,
        );
      }),
    );
  });

  test("ranks equals alike and skips the ranks they take", () => {
    const ranked = places(tiers([5, 9, 7, 7], (a, b) => b - a));
    expect(ranked.map(({ item, rank, shared }) => [item, rank, shared])).toEqual([
      [9, 1, false],
      [7, 2, true],
      [7, 2, true],
      [5, 4, false],
    ]);
  });
});

test("the chain only splits groups: who was ahead stays ahead", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 2 }), {
        maxLength: 9,
      }),
      (values) => {
        const names = values.map((_, index) => `A${index}`);
        const value = (name: string, at: number) => values[Number(name.slice(1))]?.[at] ?? 0;
        const first = tiers(names, (a, b) => value(b, 0) - value(a, 0));
        const groups = first.map((members) => ({ members, below: null, level: [] }));
        const { groups: refined } = settle(
          groups,
          [
            {
              by: "criterion",
              of: "impact",
              valueOf: (name) => ({ numerator: BigInt(value(name, 1)), denominator: 1n }),
            },
          ],
          [],
        );
        const order = refined.flatMap((group) => group.members);
        for (const [at, name] of order.entries())
          for (const later of order.slice(at + 1))
            expect(value(name, 0)).toBeGreaterThanOrEqual(value(later, 0));
        expect([...order].sort()).toEqual([...names].sort());
      },
    ),
  );
});

test("fractions compare as they do when multiplied out", () => {
  const small = fc.record({
    numerator: fc.bigInt({ min: -50n, max: 50n }),
    denominator: fc.bigInt({ min: 1n, max: 50n }),
  });
  fc.assert(
    fc.property(small, small, (a, b) => {
      const exact = a.numerator * b.denominator - b.numerator * a.denominator;
      expect(Math.sign(compareFractions(a, b))).toBe(Number(exact > 0n) - Number(exact < 0n));
    }),
  );
});
