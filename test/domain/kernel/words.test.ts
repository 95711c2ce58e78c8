import { expect, test } from "vitest";
import { inWords, listed, ordinal } from "#app/domain/kernel/words.ts";

test("small numbers are words, larger ones figures", () => {
  expect([0, 1, 10, 11].map(inWords)).toEqual(["no", "one", "ten", "11"]);
});

test("places are words up to the tenth, and end rightly after it", () => {
  expect([1, 2, 9, 10, 11, 12, 13, 21, 22, 23, 101, 111, 112].map(ordinal)).toEqual([
    "first",
    "second",
    "ninth",
    "tenth",
    "11th",
    "12th",
    "13th",
    "21st",
    "22nd",
    "23rd",
    "101st",
    "111th",
    "112th",
  ]);
});

test("a list reads as a sentence has it", () => {
  expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map(listed)).toEqual([
    "",
    "A",
    "A and B",
    "A, B and C",
  ]);
});
