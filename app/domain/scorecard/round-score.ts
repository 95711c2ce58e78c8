/**
 * A scorecard's score is the weighted mean of its scores; an application's round score is the mean
 * over its counted scorecards. See docs/rules.md, "Scorecard round".
 */
import type { BundleCriterion, BundleScorecard } from "../bundle/bundle.ts";
import { type Fraction, fraction } from "../kernel/fraction.ts";

export interface RoundScore {
  /** Null where no scorecard counts: below every scored application, and never advancing. */
  readonly score: Fraction | null;
  readonly scorecards: number;
}

/** Adds whole numbers exactly: as numbers while they are safe, then as bigints. */
function exactSum(values: Iterable<number>): bigint {
  let small = 0;
  let large = 0n;
  for (const value of values) {
    const next = small + value;
    if (Number.isSafeInteger(next)) small = next;
    else {
      large += BigInt(small);
      small = value;
    }
  }
  return large + BigInt(small);
}

export function totalWeight(criteria: readonly BundleCriterion[]): bigint {
  return exactSum(criteria.map((criterion) => criterion.weight ?? 1));
}

/** Score of one application from its counted scorecards, all of one round and complete. */
export function roundScore(
  cards: readonly BundleScorecard[],
  criteria: readonly BundleCriterion[],
): RoundScore {
  if (cards.length === 0 || criteria.length === 0) return { score: null, scorecards: cards.length };
  let total = 0n;
  for (const criterion of criteria) {
    const sum = exactSum(cards.map((card) => card.scores[criterion.slug] ?? 0));
    total += sum * BigInt(criterion.weight ?? 1);
  }
  return {
    score: fraction(total, totalWeight(criteria) * BigInt(cards.length)),
    scorecards: cards.length,
  };
}

/** Mean of one criterion over the counted scorecards; null where none counts. */
export function criterionMean(
  cards: readonly BundleScorecard[],
  criterion: BundleCriterion,
): Fraction | null {
  if (cards.length === 0) return null;
  return fraction(exactSum(cards.map((card) => card.scores[criterion.slug] ?? 0)), cards.length);
}
