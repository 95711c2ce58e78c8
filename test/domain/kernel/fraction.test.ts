import { describe, expect, test } from "vitest";
import {
  compareFractions,
  formatFraction,
  formatMixed,
  fraction,
  parseFraction,
  toDecimal,
} from "#app/domain/kernel/fraction.ts";

describe("a figure is written exactly", () => {
  test.each([
    [127, 15, "127/15", "8 7/15"],
    [16, 2, "8", "8"],
    [155, 24, "155/24", "6 11/24"],
    [11, 24, "11/24", "11/24"],
    [22, 48, "11/24", "11/24"],
    [0, 7, "0", "0"],
    [-3, 2, "-3/2", "-1 1/2"],
    [-1, 2, "-1/2", "-1/2"],
    [3, -6, "-1/2", "-1/2"],
    [2n ** 80n, 2n ** 79n, "2", "2"],
    [2n ** 80n + 1n, 2n, "1208925819614629174706177/2", "604462909807314587353088 1/2"],
  ] as const)("%s over %s is %s, said %s", (above, below, written, said) => {
    const value = fraction(above, below);
    expect(formatFraction(value)).toBe(written);
    expect(formatMixed(value)).toBe(said);
    expect(compareFractions(parseFraction(written), value)).toBe(0);
  });

  test("no fraction stands over nothing", () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => parseFraction("1/0")).toThrow(RangeError);
  });

  test.each(["", "8.5", "1/2/3", "a", "1/-2", " 1"])("%j is not a written fraction", (text) => {
    expect(() => parseFraction(text)).toThrow(RangeError);
  });
});

describe("a decimal is only for the eye, a half rounded away from zero", () => {
  test.each([
    [127, 15, 2, "8.47"],
    [1, 8, 2, "0.13"],
    [1, 200, 2, "0.01"],
    [1, 201, 2, "0.00"],
    [-1, 200, 2, "-0.01"],
    [-1, 201, 2, "0.00"],
    [1999, 1000, 2, "2.00"],
    [5, 2, 0, "3"],
    [1, 3, 4, "0.3333"],
    // As floating point, 1.005 lies below the half and would be shown as 1.00.
    [1005, 1000, 2, "1.01"],
  ])("%s over %s to %s places is %s", (above, below, places, shown) => {
    expect(toDecimal(fraction(above, below), places)).toBe(shown);
  });
});

describe("figures are compared exactly", () => {
  test("two that floating point cannot tell apart still have an order", () => {
    const large = 2n ** 60n;
    expect(Number(large) / Number(large + 1n)).toBe(1);
    expect(compareFractions(fraction(large, large + 1n), fraction(1))).toBeLessThan(0);
  });

  test("equal values in different terms are equal", () => {
    expect(compareFractions(fraction(2, 4), fraction(3, 6))).toBe(0);
  });
});
