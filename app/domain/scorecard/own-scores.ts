/**
 * What a judge's own scorecards of one category tell that judge: the mean of each card, in which order
 * to list them, and how much of the scale was used. From one judge's cards, and never from another's.
 */
import { compareFractions, type Fraction, fraction, toDecimal } from "../kernel/fraction.ts";
import { byCodePoint } from "../kernel/tiers.ts";

/** Scores of one card, in the order of the criteria; null where none is given yet. */
export type OwnScores = readonly (number | null)[];

export interface ScaleEnds {
  readonly least: number;
  readonly most: number;
}

function isComplete(scores: OwnScores): scores is readonly number[] {
  return scores.every((points) => points !== null);
}

/** The card's score as the count takes it; null while a criterion has none. */
export function ownMean(scores: OwnScores, weights: readonly number[]): Fraction | null {
  if (scores.length === 0 || !isComplete(scores)) return null;
  let [total, weight] = [0n, 0n];
  for (const [at, points] of scores.entries()) {
    const one = BigInt(weights[at] ?? 1);
    total += BigInt(points) * one;
    weight += one;
  }
  return fraction(total, weight);
}

export const OWN_ORDERS = ["queue", "ref", "mean"] as const;
export type OwnOrder = (typeof OWN_ORDERS)[number];

interface Sortable {
  readonly ref: string;
  readonly mean: Fraction | null;
}

/** By mean: the highest first, equals and those without one as they came. @param rows as in the judge's queue */
export function inOwnOrder<T extends Sortable>(rows: readonly T[], order: OwnOrder): readonly T[] {
  if (order === "queue") return rows;
  if (order === "ref") return [...rows].sort((a, b) => byCodePoint(a.ref, b.ref));
  return [...rows].sort((a, b) => {
    if (a.mean === null || b.mean === null)
      return Number(a.mean === null) - Number(b.mean === null);
    return compareFractions(b.mean, a.mean);
  });
}

/** How some scores lie on the scale. */
export interface UseOfScale {
  readonly least: number;
  readonly most: number;
  readonly mean: Fraction;
  /** How often each point of the scale was given, from its lowest. */
  readonly counts: readonly number[];
}

export interface Mirror {
  readonly cards: number;
  readonly overall: UseOfScale;
  /** In the order of the criteria. */
  readonly criteria: readonly UseOfScale[];
}

/** Over the cards on which every criterion has a score; null where there is none. */
export function mirrorOf(
  cards: readonly OwnScores[],
  weights: readonly number[],
  scale: ScaleEnds,
): Mirror | null {
  const complete = cards.filter(isComplete);
  const sums = weights.map((_, at) => complete.map((scores) => scores[at] ?? 0));
  const total = sums.map((points) => points.reduce((sum, one) => sum + one, 0));
  const mean = ownMean(total, weights);
  if (complete.length === 0 || mean === null) return null;
  const over = (value: Fraction) =>
    fraction(value.numerator, value.denominator * BigInt(complete.length));
  return {
    cards: complete.length,
    overall: { ...spreadOf(sums.flat(), scale), mean: over(mean) },
    criteria: sums.map((points, at) => ({
      ...spreadOf(points, scale),
      mean: over(fraction(total[at] ?? 0)),
    })),
  };
}

function spreadOf(points: readonly number[], { least, most }: ScaleEnds) {
  const counts = Array.from({ length: most - least + 1 }, () => 0);
  for (const one of points) counts[one - least] = (counts[one - least] ?? 0) + 1;
  return { least: Math.min(...points), most: Math.max(...points), counts };
}

/** "You have used 6 to 9 of 1 to 10; your mean is 7.40 over 8 cards." */
export function mirrorInWords({ cards, overall }: Mirror, { least, most }: ScaleEnds): string {
  const used =
    overall.least === overall.most
      ? `only ${overall.least}`
      : `${overall.least} to ${overall.most}`;
  const over = cards === 1 ? "one card" : `${cards} cards`;
  return `You have used ${used} of ${least} to ${most}; your mean is ${toDecimal(overall.mean)} over ${over}.`;
}
