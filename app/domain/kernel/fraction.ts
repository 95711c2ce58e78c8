/** Exact fractions of whole numbers. No score is ever a floating-point number. See docs/rules.md, "Arithmetic". */

export interface Fraction {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export function fraction(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  const below = BigInt(denominator);
  if (below === 0n) throw new RangeError("a fraction over nothing");
  return below < 0n
    ? { numerator: -BigInt(numerator), denominator: -below }
    : { numerator: BigInt(numerator), denominator: below };
}

/** Negative, zero or positive, as for sorting lowest first. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function reduce(value: Fraction): Fraction {
  const divisor = greatestCommonDivisor(value.numerator, value.denominator);
  return divisor <= 1n
    ? value
    : { numerator: value.numerator / divisor, denominator: value.denominator / divisor };
}

/** Lowest terms: "127/15", or "8" for a whole number. */
export function formatFraction(value: Fraction): string {
  const { numerator, denominator } = reduce(value);
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** Reads what formatFraction writes. */
export function parseFraction(text: string): Fraction {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (!match?.[1]) throw new RangeError(`not a fraction: ${text}`);
  return fraction(BigInt(match[1]), BigInt(match[2] ?? "1"));
}

/** For people: "6 11/24", "8", "-1 1/2". */
export function formatMixed(value: Fraction): string {
  const { numerator, denominator } = reduce(value);
  if (denominator === 1n) return `${numerator}`;
  const sign = numerator < 0n ? "-" : "";
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const rest = `${size % denominator}/${denominator}`;
  return whole === 0n ? `${sign}${rest}` : `${sign}${whole} ${rest}`;
}

/** For display only: decimals, half rounded away from zero. */
export function toDecimal(value: Fraction, places = 2): string {
  const scale = 10n ** BigInt(places);
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  const scaled = (size * scale * 2n + value.denominator) / (value.denominator * 2n);
  const sign = value.numerator < 0n && scaled > 0n ? "-" : "";
  if (places === 0) return `${sign}${scaled}`;
  const digits = scaled.toString().padStart(places + 1, "0");
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
