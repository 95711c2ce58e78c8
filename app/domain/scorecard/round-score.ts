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

/** Exact: a number while the result is safe, then a bigint. */
function plus(a: Whole, b: Whole): Whole {
  const small = Number(a) + Number(b);
  return Number.isSafeInteger(small) ? small : BigInt(a) + BigInt(b);
}

function times(a: Whole, b: Whole): Whole {
  const small = Number(a) * Number(b);
  return Number.isSafeInteger(small) ? small : BigInt(a) * BigInt(b);
}

/** Plain loops, for an edition has many of these to add up. */
function sumOf(cards: readonly BundleScorecard[], { slug }: BundleCriterion): Whole {
  let sum: Whole = 0;
  for (const { scores } of cards) sum = plus(sum, scores[slug] ?? 0);
  return sum;
}

/** Score of one application from its counted scorecards, all of one round and complete. */
export function roundScore(
  cards: readonly BundleScorecard[],
  criteria: readonly BundleCriterion[],
): RoundScore {
  if (cards.length === 0 || criteria.length === 0)
    return { score: null, scorecards: cards.length, sums: [] };
  const sums: Whole[] = [];
  let total: Whole = 0;
  let weights: Whole = 0;
  for (const criterion of criteria) {
    const { weight = 1 } = criterion;
    const sum = sumOf(cards, criterion);
    sums.push(sum);
    total = plus(total, times(sum, weight));
    weights = plus(weights, weight);
  }
  const score = fraction(total, times(weights, cards.length));
  return { score, scorecards: cards.length, sums };
}

/** Mean of the criterion at a place in their order; null where no scorecard counts. */
export function criterionMean({ sums, scorecards }: RoundScore, at: number): Fraction | null {
  const sum = sums[at];
  return sum === undefined ? null : fraction(sum, scorecards);
}
