import { expect, test } from "vitest";
import { inForce, liftingOf, struckCards } from "#app/domain/decision/struck-cards.ts";

const strike = (number: number, applicationId = "A1") => ({
  number,
  kind: "strike",
  roundId: "one",
  judgeId: "ada",
  applicationId,
});
const numbers = (decisions: Iterable<{ readonly number: number }>) =>
  [...decisions].map(({ number }) => number);

test("a second decision on the same card lifts the strike, a third strikes it again", () => {
  const card = { judge: "ada", application: "A1" };
  for (const [times, isStruck] of [
    [0, false],
    [1, true],
    [2, false],
    [3, true],
  ] as const)
    expect(struckCards(Array.from({ length: times }, () => card))("ada", "A1")).toBe(isStruck);
  expect(struckCards([card])("ben", "A1")).toBe(false);
});

test("of the decisions in force neither a lifted strike is one, nor what lifted it", () => {
  const order = { ...strike(3), kind: "order" };
  const decisions = [strike(1), strike(2, "A2"), order, strike(4)];
  expect(numbers(inForce(decisions))).toEqual([2, 3]);
  expect(numbers(liftingOf(decisions))).toEqual([4]);
  expect(numbers(inForce([...decisions, strike(5)]))).toEqual([2, 3, 5]);
});
