import { describe, expect, test } from "vitest";
import type { CategoryCount, Count, ScorecardRoundCount } from "#app/domain/count/count.ts";
import {
  changeInWords,
  type ConfirmedShortlist,
  countedRound,
  type ShortlistChange,
  shortlistChanges,
  substitutionInWords,
} from "#app/domain/shortlist/confirmed.ts";

function scored(round: string, advanced: readonly string[]): ScorecardRoundCount {
  return { kind: "scorecard", round, standing: [], advanced, cutoff: null };
}

function category(slug: string, ...rounds: CategoryCount["rounds"]): CategoryCount {
  return { category: slug, rounds, trail: [], placings: [], unresolved: [] };
}

const BALLOT = {
  kind: "ballot",
  round: "final",
  standing: [],
  advanced: ["A1"],
  votes: 2,
  finalists: [],
  left: [],
  ballots: 0,
  voidVotes: 0,
} as const;

describe("how a scorecard round came out in a category", () => {
  const [first, second] = [scored("one", ["A1"]), scored("two", ["A2"])];
  const open = category("open", first, second, BALLOT);
  test.each([
    ["the first", open, "one", first],
    ["the second", open, "two", second],
    ["a ballot is none", open, "final", undefined],
    ["one that was not counted", open, "three", undefined],
    ["a category that is not there", undefined, "one", undefined],
  ] as const)("%s", (_what, counted, round, found) => {
    expect(countedRound(counted, round)).toBe(found);
  });
});

describe("a confirmed shortlist that is not the count's any more", () => {
  const count: Count = {
    categories: [
      category("green", scored("one", ["G1"])),
      category("open", scored("one", ["A1", "A2"])),
    ],
  };
  const green: ConfirmedShortlist = { category: "green", applications: ["G1"] };
  const rows: readonly (readonly [
    string,
    readonly ConfirmedShortlist[],
    readonly ShortlistChange[],
  ])[] = [
    ["nothing changed", [green, { category: "open", applications: ["A1", "A2"] }], []],
    ["in another order", [green, { category: "open", applications: ["A2", "A1"] }], []],
    [
      "one has left",
      [green, { category: "open", applications: ["A1", "A2", "A3"] }],
      [{ category: "open", gone: ["A3"], come: [] }],
    ],
    [
      "one has come in",
      [green, { category: "open", applications: ["A1"] }],
      [{ category: "open", gone: [], come: ["A2"] }],
    ],
    [
      "one has taken the place of another",
      [green, { category: "open", applications: ["A1", "A3"] }],
      [{ category: "open", gone: ["A3"], come: ["A2"] }],
    ],
    ["none was confirmed", [green], [{ category: "open", gone: [], come: ["A1", "A2"] }]],
  ];
  test.each(rows)("%s", (_what, confirmed, changes) => {
    expect(shortlistChanges(count, "one", confirmed)).toEqual(changes);
  });

  test("where the count did not reach the round, everybody confirmed is gone", () => {
    expect(shortlistChanges({ categories: [category("green")] }, "one", [green])).toEqual([
      { category: "green", gone: ["G1"], come: [] },
    ]);
    expect(shortlistChanges({ categories: [category("green")] }, "one", [])).toEqual([]);
  });
});

describe("the change in a sentence", () => {
  const of = (gone: readonly string[], come: readonly string[]) => ({
    category: "open",
    gone,
    come,
  });
  const START = "Open: the count has changed since the shortlist was confirmed; ";
  test.each([
    [["A3"], [], "A3 would leave."],
    [["A3", "A4"], [], "A3, A4 would leave."],
    [[], ["A2"], "A2 would come in."],
    [[], ["A2", "A5"], "A2, A5 would come in."],
    [["A3"], ["A2"], "A3 would leave and A2 would come in."],
  ])("gone %j, come %j", (gone, come, end) => {
    expect(changeInWords(of(gone, come), "Open")).toBe(START + end);
  });

  const names = {
    category: (slug: string) => slug.toUpperCase(),
    application: (ref: string) => `City ${ref}`,
  };
  test.each([
    [["A3"], [], "OPEN: City A3 leaves."],
    [["A3", "A4"], [], "OPEN: City A3 and City A4 leave."],
    [[], ["A2"], "OPEN: City A2 moves up."],
    [[], ["A2", "A5"], "OPEN: City A2 and City A5 move up."],
    [["A3"], ["A2"], "OPEN: City A3 leaves, and City A2 moves up."],
  ])("who leaves and who moves up: gone %j, come %j", (gone, come, sentence) => {
    expect(substitutionInWords(of(gone, come), names)).toBe(sentence);
  });
});
