import { describe, expect, test } from "vitest";
import { isTyped, scoreOfKey } from "#app/domain/scorecard/score-keys.ts";

const [TO_TEN, FROM_NOUGHT, TO_FIVE, HIGH] = [
  { least: 1, most: 10 },
  { least: 0, most: 10 },
  { least: 1, most: 5 },
  { least: 12, most: 20 },
];

describe("digits while a criterion has the focus", () => {
  test.for([
    ["1 to 10", TO_TEN, "7", "", 7],
    ["1 to 10", TO_TEN, "0", "", 10],
    ["1 to 10", TO_TEN, "0", "1", 10],
    ["1 to 10", TO_TEN, "1", "1", 1],
    ["1 to 10", TO_TEN, "0", "7", 10],
    ["1 to 10", TO_TEN, "5", "0", 5],
    ["0 to 10", FROM_NOUGHT, "0", "", 0],
    ["0 to 10", FROM_NOUGHT, "0", "1", 10],
    ["0 to 10", FROM_NOUGHT, "7", "0", 7],
    ["1 to 5", TO_FIVE, "5", "", 5],
    ["1 to 5", TO_FIVE, "6", "", null],
    ["1 to 5", TO_FIVE, "0", "", null],
    ["12 to 20", HIGH, "1", "", null],
    ["12 to 20", HIGH, "5", "1", 15],
    ["12 to 20", HIGH, "0", "2", 20],
    ["12 to 20", HIGH, "0", "", null],
  ] as const)("on %s, %o: %s after “%s” gives %s", ([, scale, key, before, score]) => {
    expect(scoreOfKey(key, before, scale)?.score ?? null).toBe(score);
  });

  test.for(["a", "Enter", "ArrowUp", "12", "-", " ", "٧"])("%s is none", (key) => {
    expect(scoreOfKey(key, "", TO_TEN)).toBeNull();
  });

  test("what was typed is kept for the next, also where it named no score yet", () => {
    expect(scoreOfKey("1", "", HIGH)).toEqual({ score: null, digits: "1" });
    expect(scoreOfKey("5", "1", HIGH)).toEqual({ score: 15, digits: "15" });
  });
});

test.for([
  [1, 10, false],
  [0, 10, false],
  [0, 11, true],
  [1, 11, false],
  [0, 100, true],
] as const)("from %i to %i is a number to type: %s", ([least, most, expected]) => {
  expect(isTyped({ least, most })).toBe(expected);
});
