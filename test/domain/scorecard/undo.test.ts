import { expect, test } from "vitest";
import { mayTakeBack } from "#app/domain/scorecard/undo.ts";

const SAVED = new Date("2026-06-12T12:00:00Z");

test.for([
  [0, true],
  [1, true],
  [5 * 60 * 1000 - 1, true],
  [5 * 60 * 1000, false],
  [24 * 60 * 60 * 1000, false],
  [-1, false],
] as const)("%i ms after a save it may be taken back: %s", ([milliseconds, expected]) => {
  expect(mayTakeBack(SAVED, new Date(SAVED.getTime() + milliseconds))).toBe(expected);
});
