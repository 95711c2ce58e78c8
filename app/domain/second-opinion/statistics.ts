/** Means and spreads of plain numbers, none of which is ever counted with. */

/** Numbers closer than this are level: what lies beyond is the noise of rounded arithmetic. */
const GRAIN = 1e9;

export function toGrain(value: number): number {
  return Math.round(value * GRAIN) / GRAIN;
}

/** @throws never; of no numbers it is not a number, so ask only where there are some */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle one, or the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return meanOf(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

/** Standard deviation over all of them; exactly 0 where they are level. */
export function spreadOf(values: readonly number[]): number {
  if (values.every((value) => toGrain(value) === toGrain(values[0] ?? value))) return 0;
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}
