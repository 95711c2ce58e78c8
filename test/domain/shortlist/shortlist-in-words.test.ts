import { expect, test } from "vitest";
import type { CategoryCount, Count } from "#app/domain/count/count.ts";
import { shortlistInWords } from "#app/domain/shortlist/shortlist-in-words.ts";

const names = {
  category: (slug: string) => slug.toUpperCase(),
  application: (ref: string) => `City ${ref}`,
};

function category(slug: string, advanced: readonly string[] | null): CategoryCount {
  const scored = { kind: "scorecard", round: "round-one", standing: [], cutoff: null } as const;
  const later = { ...scored, round: "round-two", advanced: ["A9"] };
  return {
    category: slug,
    rounds: advanced === null ? [later] : [{ ...scored, advanced }, later],
    trail: [],
    placings: [],
    unresolved: [],
  };
}

test.each([
  ["two in the order given", ["A1", "A2"], "OPEN: two finalists: City A1; City A2."],
  ["one alone", ["A1"], "OPEN: one finalist: City A1."],
  ["nobody", [], "OPEN: no finalist."],
  ["nobody of a round that was not counted", null, "OPEN: no finalist."],
  [
    "more than words are made for",
    ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "B1", "B2"],
    "OPEN: 11 finalists: City A1; City A2; City A3; City A4; City A5; City A6; City A7; City A8; City A9; City B1; City B2.",
  ],
])("the finalists of a category in a sentence: %s", (_what, advanced, sentence) => {
  const count: Count = { categories: [category("open", advanced)] };
  expect(shortlistInWords(count, "round-one", names)).toEqual([sentence]);
});

test("each category has its sentence, in the order of the count", () => {
  const count: Count = { categories: [category("open", ["A1"]), category("green", [])] };
  expect(shortlistInWords(count, "round-one", names)).toEqual([
    "OPEN: one finalist: City A1.",
    "GREEN: no finalist.",
  ]);
});
