/**
 * A scorecard's score is the weighted mean of its scores; an application's round score is the mean
 * over its counted scorecards. See docs/rules.md, "Scorecard round".
 */
import type { BundleCriterion, BundleScorecard } from "../bundle/bundle.ts";
import { type Fraction, fraction } from "../kernel/fraction.ts";

/** A whole number, as a number while that holds it exactly. */
type Whole = number | bigint;

export interface RoundScore {
  /** Null where no scorecard counts: below every scored application, and never advancing. */
  readonly score: Fraction | null;
  readonly scorecards: number;
  /** What the counted scorecards give each criterion together, in the order of the criteria. */
  readonly sums: readonly Whole[];
}

/** Adds whole numbers exactly: as numbers while they are safe, then as bigints. */
function exactSum<T>(items: readonly T[], valueOf: (item: T) => number): Whole {
  let small = 0;
  let large = 0n;
  for (const item of items) {
    const value = valueOf(item);
    const next = small + value;
    if (Number.isSafeInteger(next)) small = next;
    else {
      large += BigInt(small);
      small = value;
    }
  }
  return large === 0n ? small : large + BigInt(small);
}

function weightOf({ weight = 1 }: BundleCriterion): number {
  return weight;
}

function sumOf(cards: readonly BundleScorecard[], { slug }: BundleCriterion): Whole {
  return exactSum(cards, (card) => card.scores[slug] ?? 0);
}

/** Score of one application from its counted scorecards, all of one round and complete. */
export function roundScore(
  cards: readonly BundleScorecard[],
  criteria: readonly BundleCriterion[],
): RoundScore {
  if (cards.length === 0 || criteria.length === 0)
    return { score: null, scorecards: cards.length, sums: [] };
  const sums = criteria.map((criterion) => sumOf(cards, criterion));
  let total = 0n;
  for (const [at, criterion] of criteria.entries())
    total += BigInt(sums[at] ?? 0) * BigInt(weightOf(criterion));
  return {
    score: fraction(total, BigInt(exactSum(criteria, weightOf)) * BigInt(cards.length)),
    scorecards: cards.length,
    sums,
  };
}

/** Mean of the criterion at a place in their order; null where no scorecard counts. */
export function criterionMean({ sums, scorecards }: RoundScore, at: number): Fraction | null {
  const sum = sums[at];
  return sum === undefined ? null : fraction(sum, scorecards);
}
