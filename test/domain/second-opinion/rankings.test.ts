import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { byCodePoint } from "#app/domain/kernel/tiers.ts";
import { changeInWords } from "#app/domain/second-opinion/in-words.ts";
import { type Mark, marksOf } from "#app/domain/second-opinion/marks.ts";
import { type Ranking, rankings } from "#app/domain/second-opinion/rankings.ts";
import { changesUnder } from "#app/domain/second-opinion/what-would-change.ts";
import { soundBundle } from "#test/support/arbitraries.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

/** One row a judge, over A1, A2 and so on. */
function table(rows: Readonly<Record<string, readonly number[]>>): readonly Mark[] {
  return Object.entries(rows).flatMap(([judge, values]) =>
    values.map((value, at) => ({ judge, application: `A${at + 1}`, value })),
  );
}

const orders = (all: readonly Ranking[]) =>
  Object.fromEntries(
    all.map(({ method, groups }) => [
      method.by === "without" ? `without ${method.judge}` : method.by,
      groups.map((group) => group.join("=")).join(" "),
    ]),
  );

describe("other ways to rank the same cards", () => {
  test("z-scores let a narrow judge speak as loudly as a wide one", () => {
    const marks = table({
      wide: [10, 1, 5, 5, 5, 5],
      narrow: [5, 6, 5, 5, 5, 5],
      firm: [5, 6, 5, 5, 5, 5],
    });
    expect(orders(rankings(marks))).toMatchObject({
      "z-scores": "A2 A1 A3=A4=A5=A6",
      median: "A2 A1=A3=A4=A5=A6",
      "without wide": "A2 A1=A3=A4=A5=A6",
    });
  });

  test("a judge who gave one mark to all moves nothing under z-scores", () => {
    const marks = table({ flat: [7, 7, 7, 7, 7, 7], a: [9, 8, 7, 6, 5, 4], b: [9, 8, 7, 6, 5, 4] });
    expect(orders(rankings(marks))["z-scores"]).toBe("A1 A2 A3 A4 A5 A6");
  });

  test.each([
    ["no card", {}, []],
    ["a single judge", { a: [5, 6, 7, 8, 9, 10] }, ["median"]],
    ["two judges", { a: [5, 6], b: [6, 5] }, ["median", "without a", "without b"]],
    [
      "three judges of one application",
      { a: [5], b: [6], c: [7] },
      ["median", "without a", "without b", "without c"],
    ],
  ])("of %s are those that it can bear", (_, rows, methods) => {
    expect(Object.keys(orders(rankings(table(rows))))).toEqual(methods);
  });

  test("an application that nobody else scored has no rank without its judge", () => {
    const marks = [...table({ a: [5, 6], b: [7] })];
    const without = rankings(marks).find(
      ({ method }) => method.by === "without" && method.judge === "a",
    );
    expect(without?.ranks.has("A2")).toBe(false);
  });
});

const NAMES = {
  application: (ref: string) => ref,
  judge: (slug: string) => slug,
  prize: (slug: string) => slug,
};

function sentences(bundle: Bundle, round = "round-one") {
  const counted = countEdition(bundle).categories[0];
  const found = counted?.rounds.find((one) => one.round === round);
  if (!counted || found?.kind !== "scorecard") throw new Error("no such round");
  const marks = marksOf(
    bundle,
    round,
    counted.category,
    found.standing.map(({ application }) => application),
  );
  return rankings(marks).flatMap((ranking) =>
    changesUnder(ranking, counted, found, bundle.prizes).map((change) =>
      changeInWords(ranking.method, change, NAMES),
    ),
  );
}

function withCards(
  rows: Readonly<Record<string, readonly number[]>>,
  change: Partial<Bundle> = {},
): Bundle {
  const bundle = smallBundle();
  return {
    ...bundle,
    judges: Object.keys(rows).map((slug) => ({ slug, name: slug, categories: ["open"] })),
    recusals: [],
    ballots: [],
    scorecards: table(rows).map(({ judge, application, value }) => ({
      round: "round-one",
      judge,
      application,
      status: "submitted" as const,
      scores: { impact: value, reach: value },
    })),
    ...change,
  };
}

const ONE_ROUND: Partial<Bundle> = {
  rounds: [{ slug: "round-one", kind: "scorecard", min: 1, max: 10 }],
};

describe("what would change", () => {
  test("is nothing where every judge has the same order", () => {
    expect(sentences(withCards({ a: [9, 8, 7, 3], b: [9, 8, 7, 3], c: [8, 7, 6, 2] }))).toEqual([]);
  });

  test("on the shortlist, is said by name", () => {
    const bundle = withCards({ a: [9, 8, 1, 6], b: [9, 8, 7, 6], c: [9, 8, 7, 6] });
    expect(sentences(bundle)).toEqual([
      "By the median, A3 would be on the shortlist and A4 would not.",
      "Without the cards of a, A3 would be on the shortlist and A4 would not.",
    ]);
  });

  test("with equals at the cut-off, follows the edition's rule and keeps the official order", () => {
    const level = { a: [9, 8, 6, 6], b: [9, 8, 7, 6] };
    expect(sentences(withCards(level))).toEqual([
      "Without the cards of b, A4 would be on the shortlist as well.",
    ]);
    const [screening, first, second] = smallBundle().rounds;
    if (!screening || first?.kind !== "scorecard" || !second) throw new Error("other rounds");
    const breaks = { rounds: [screening, { ...first, cutoffTie: "break" as const }, second] };
    expect(sentences(withCards(level, breaks))).toEqual([]);
  });

  test("in the last round, is a prize", () => {
    const bundle = withCards({ a: [1, 8, 3, 2], b: [10, 8, 3, 2], c: [10, 7, 3, 2] }, ONE_ROUND);
    expect(sentences(bundle)).toEqual([
      "By the median, gold would go to A1 and not to A2.",
      "By the median, silver would go to A2 and not to A1.",
      "Without the cards of a, gold would go to A1 and not to A2.",
      "Without the cards of a, silver would go to A2 and not to A1.",
    ]);
  });

  test("after a ballot, is the votes that were level", () => {
    const bundle = withCards({ a: [2, 8, 7, 1], b: [10, 7, 7, 1], c: [9, 5, 4, 1] });
    const ballots = [
      { round: "round-two", judge: "a", category: "open", choices: ["A1", "A2"] },
      { round: "round-two", judge: "b", category: "open", choices: ["A1", "A2"] },
    ];
    expect(sentences({ ...bundle, ballots })).toContain(
      "Without the cards of c, the votes that were level for gold would have put A2 ahead of A1.",
    );
  });

  test("leaves the count as it was, and never names who is not in the standing", () => {
    fc.assert(
      fc.property(soundBundle(), (bundle) => {
        const before = JSON.stringify(bundle);
        for (const counted of countEdition(bundle).categories)
          for (const round of counted.rounds) {
            if (round.kind !== "scorecard") continue;
            const refs = round.standing.map(({ application }) => application);
            const marks = marksOf(bundle, round.round, counted.category, refs);
            expect(marks.length).toBe(
              round.standing.reduce((sum, { scorecards }) => sum + scorecards, 0),
            );
            for (const ranking of rankings(marks)) {
              const ranked = ranking.groups.flat();
              expect(refs).toEqual(expect.arrayContaining([...ranked]));
              expect([...ranking.ranks.keys()].sort(byCodePoint)).toEqual(
                [...ranked].sort(byCodePoint),
              );
              for (const change of changesUnder(ranking, counted, round, bundle.prizes))
                if (change.of === "shortlist")
                  expect(round.advanced).toEqual(expect.arrayContaining([...change.goes]));
            }
          }
        expect(JSON.stringify(bundle)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});
