import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareFractions, formatFraction, fraction } from "#app/domain/kernel/fraction.ts";
import {
  inOwnOrder,
  mirrorInWords,
  mirrorOf,
  type OwnScores,
  ownMean,
} from "#app/domain/scorecard/own-scores.ts";
import { roundScore } from "#app/domain/scorecard/round-score.ts";

const TEN = { least: 1, most: 10 };

describe("the mean of one's own card", () => {
  test.each<[string, OwnScores, readonly number[], string | null]>([
    ["level weights", [7, 8], [1, 1], "15/2"],
    ["weights", [10, 1], [3, 1], "31/4"],
    ["scores below zero", [-3, -4], [1, 1], "-7/2"],
    ["a criterion that weighs nothing", [10, 1], [1, 0], "10"],
    ["one score missing", [7, null], [1, 1], null],
    ["no criterion", [], [], null],
  ])("with %s", (_, scores, weights, mean) => {
    const found = ownMean(scores, weights);
    expect(found && formatFraction(found)).toBe(mean);
  });

  const card = fc.array(
    fc.record({
      points: fc.integer({ min: -20, max: 100 }),
      weight: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  test("is what the count takes of that card", () => {
    fc.assert(
      fc.property(card, (parts) => {
        const scores = Object.fromEntries(parts.map(({ points }, at) => [`c${at}`, points]));
        const counted = roundScore(
          [{ round: "r", judge: "j", application: "a", status: "submitted", scores }],
          parts.map(({ weight }, at) => ({ slug: `c${at}`, name: `c${at}`, weight })),
        ).score;
        const own = ownMean(
          parts.map(({ points }) => points),
          parts.map(({ weight }) => weight),
        );
        expect(own && formatFraction(own)).toBe(counted && formatFraction(counted));
      }),
    );
  });
});

describe("the order of one's own cards", () => {
  const rows = [
    { ref: "B", mean: fraction(7) },
    { ref: "D", mean: null },
    { ref: "A", mean: fraction(15, 2) },
    { ref: "C", mean: fraction(14, 2) },
  ];
  test.each([
    ["queue", "BDAC"],
    ["ref", "ABCD"],
    ["mean", "ABCD"],
  ] as const)("by %s", (order, refs) => {
    expect(
      inOwnOrder(rows, order)
        .map(({ ref }) => ref)
        .join(""),
    ).toBe(refs);
  });

  test("equals and cards without a mean stay in the order of the queue", () => {
    const turned = [...rows].reverse();
    expect(inOwnOrder(turned, "mean").map(({ ref }) => ref)).toEqual(["A", "C", "B", "D"]);
  });
});

describe("the mirror", () => {
  const cards: readonly OwnScores[] = [
    [6, 9],
    [7, 7],
    [10, null],
  ];

  test("counts complete cards alone", () => {
    const mirror = mirrorOf(cards, [1, 1], TEN);
    expect(mirror?.cards).toBe(2);
    expect(mirror?.overall).toMatchObject({ least: 6, most: 9 });
    expect(mirror?.overall.counts).toEqual([0, 0, 0, 0, 0, 1, 2, 0, 1, 0]);
    expect(mirror?.criteria.map(({ mean }) => formatFraction(mean))).toEqual(["13/2", "8"]);
    expect(mirror && mirrorInWords(mirror, TEN)).toBe(
      "You have used 6 to 9 of 1 to 10; your mean is 7.25 over 2 cards.",
    );
  });

  test("says so where one point alone was used", () => {
    const mirror = mirrorOf([[5, 5]], [2, 1], { least: 0, most: 5 });
    expect(mirror && mirrorInWords(mirror, { least: 0, most: 5 })).toBe(
      "You have used only 5 of 0 to 5; your mean is 5.00 over one card.",
    );
  });

  test.each<[string, readonly OwnScores[], readonly number[]]>([
    ["card", [], [1]],
    ["complete card", [[3, null]], [1, 1]],
    ["criterion", [[]], []],
  ])("is not there without a %s", (_, none, weights) => {
    expect(mirrorOf(none, weights, TEN)).toBeNull();
  });

  const scored = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })),
    {
      minLength: 1,
      maxLength: 20,
    },
  );

  test("every score is counted once, and each mean lies within its spread", () => {
    fc.assert(
      fc.property(scored, (all) => {
        const mirror = mirrorOf(all, [3, 2], TEN);
        if (!mirror) throw new Error("no mirror");
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        expect(sum(mirror.overall.counts)).toBe(all.length * 2);
        for (const one of [mirror.overall, ...mirror.criteria]) {
          expect(compareFractions(one.mean, fraction(one.least))).toBeGreaterThanOrEqual(0);
          expect(compareFractions(one.mean, fraction(one.most))).toBeLessThanOrEqual(0);
          expect(one.counts[one.least - TEN.least]).toBeGreaterThan(0);
        }
        for (const one of mirror.criteria) expect(sum(one.counts)).toBe(all.length);
      }),
    );
  });

  test("the order of the cards changes nothing", () => {
    fc.assert(
      fc.property(scored, (all) => {
        const inWords = (some: typeof all) =>
          JSON.stringify(mirrorOf(some, [3, 2], TEN), (_key, value: unknown) =>
            typeof value === "bigint" ? `${value}` : value,
          );
        expect(inWords([...all].reverse())).toBe(inWords(all));
      }),
    );
  });
});
