import { expect, test } from "vitest";
import { riskOfDraft } from "#app/domain/application/draft-risk.ts";

const NOW = new Date("2026-06-12T12:00:00Z");
const HOUR = 60 * 60 * 1000;
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

/** Answered of ten, hours left, days since it was touched, and what that comes to. */
test.each([
  [5, 47, 0, "little-answered"],
  [6, 47, 0, null],
  [5, 48, 0, null],
  [5, 49, 0, null],
  [10, 49, 7, "left-alone"],
  [10, 49, 6, null],
  [5, 47, 8, "little-answered"],
  [6, 47, 7, "left-alone"],
  [0, 0, 30, null],
  [0, -5, 30, null],
] as const)(
  "%i of ten answered, %i hours left, untouched for %i days: %s",
  (answered, hours, days, risk) => {
    const draft = { asked: 10, answered, until: inHours(hours), savedAt: inHours(-24 * days) };
    expect(riskOfDraft(draft, NOW)).toBe(risk);
  },
);

test("a draft without a deadline cannot miss one", () => {
  expect(
    riskOfDraft({ asked: 10, answered: 0, until: null, savedAt: inHours(-900) }, NOW),
  ).toBeNull();
});
