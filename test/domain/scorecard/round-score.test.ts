import { describe, expect, test } from "vitest";
import type { BundleScorecard } from "#app/domain/bundle/bundle.ts";
import { compareFractions, formatFraction } from "#app/domain/kernel/fraction.ts";
import { criterionMean, roundScore } from "#app/domain/scorecard/round-score.ts";

const IMPACT = { slug: "impact", name: "Impact" };
const LARGEST = Number.MAX_SAFE_INTEGER;

function cards(...points: readonly number[]): readonly BundleScorecard[] {
  return points.map((impact, at) => ({
    round: "round-one",
    judge: `j${at}`,
    application: "A1",
    status: "submitted",
    scores: { impact },
  }));
}

function written(points: readonly number[], weight = 1): string | null {
  const { score } = roundScore(cards(...points), [{ ...IMPACT, weight }]);
  return score && formatFraction(score);
}

describe("a round score is exact", () => {
  test.each([
    ["a third", [7, 8, 8], "23/3"],
    ["below zero", [-3, -4], "-7/2"],
    ["sums beyond what a number holds", [LARGEST, LARGEST, LARGEST - 2], "27021597764222971/3"],
    ["sums that come back from there", [LARGEST, LARGEST, -LARGEST, -LARGEST, 3], "3/5"],
  ])("with %s", (_, points, score) => {
    expect(written(points)).toBe(score);
    const mean = criterionMean(roundScore(cards(...points), [IMPACT]), 0);
    expect(mean && formatFraction(mean)).toBe(score);
  });

  test("with the heaviest weight there can be", () => {
    expect(written([7, 8], LARGEST)).toBe("15/2");
  });

  test("equal means of different panels are level", () => {
    const [two, three] = [cards(7, 8), cards(7, 8, 7, 8)].map(
      (one) => roundScore(one, [IMPACT]).score,
    );
    expect(two && three && compareFractions(two, three)).toBe(0);
  });

  test("without a counted scorecard there is none, which is not the score zero", () => {
    expect(roundScore([], [IMPACT])).toMatchObject({ score: null, scorecards: 0 });
    expect(criterionMean(roundScore([], [IMPACT]), 0)).toBeNull();
    expect(written([0])).toBe("0");
  });
});
