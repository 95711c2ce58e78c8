import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byCodePoint, cut, places, tiers } from "#app/domain/kernel/tiers.ts";

const highestFirst = (a: number, b: number) => b - a;

describe("equals share a place and the next place skips", () => {
  test.each([
    ["nobody", [], []],
    ["one alone", [5], [1]],
    ["none level", [9, 8, 7], [1, 2, 3]],
    ["two level in the middle", [9, 8, 8, 7], [1, 2, 2, 4]],
    ["everyone level", [4, 4, 4], [1, 1, 1]],
  ])("%s", (_, points, expected) => {
    expect(places(tiers(points, highestFirst)).map(({ rank }) => rank)).toEqual(expected);
  });

  test("a place knows whether it is shared", () => {
    expect(places([["A"], ["B", "C"]]).map(({ shared }) => shared)).toEqual([false, true, true]);
  });
});

describe("the cut never picks among equals", () => {
  const five = 5;
  test.each([
    ["fewer than there are seats", [[1], [2]], { in: [1, 2], contested: null, out: [] }],
    ["nobody at all", [], { in: [], contested: null, out: [] }],
    ["exactly five", [[1], [2], [3], [4], [5]], { in: [1, 2, 3, 4, 5], contested: null, out: [] }],
    [
      "none level",
      [[1], [2], [3], [4], [5], [6]],
      { in: [1, 2, 3, 4, 5], contested: null, out: [6] },
    ],
    [
      "a tie wholly inside",
      [[1], [2, 3], [4], [5], [6]],
      { in: [1, 2, 3, 4, 5], contested: null, out: [6] },
    ],
    [
      "a tie that ends at the edge",
      [
        [1, 2, 3],
        [4, 5],
        [6, 7],
      ],
      { in: [1, 2, 3, 4, 5], contested: null, out: [6, 7] },
    ],
    [
      "a tie across the edge",
      [[1, 2, 3, 4], [5, 6], [7]],
      { in: [1, 2, 3, 4], contested: { places: 1, among: [5, 6] }, out: [7] },
    ],
    [
      "a tie of everyone",
      [[1, 2, 3, 4, 5, 6]],
      { in: [], contested: { places: 5, among: [1, 2, 3, 4, 5, 6] }, out: [] },
    ],
  ])("%s", (_, order, expected) => {
    expect(cut(order, five)).toEqual(expected);
  });

  test("a group larger than a call's arguments may be is cut as well", () => {
    const many = Array.from({ length: 300_000 }, (_, index) => index);
    expect(cut([many], many.length).in).toHaveLength(many.length);
  });

  test("everyone in is better than everyone out, and every seat that can be filled is", () => {
    const points = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 8 }), (all, seats) => {
        const result = cut(tiers(all, highestFirst), seats);
        const among = result.contested?.among ?? [];
        for (const inside of result.in)
          for (const other of [...among, ...result.out]) expect(inside).toBeGreaterThan(other);
        for (const level of among) for (const out of result.out) expect(level).toBeGreaterThan(out);
        const filled = result.in.length + (result.contested?.places ?? 0);
        expect(filled).toBe(Math.min(seats, all.length));
        expect(result.in.length + among.length + result.out.length).toBe(all.length);
        if (result.contested) expect(among.length).toBeGreaterThan(result.contested.places);
      }),
    );
  });
});

describe("lists without an order of their own stand by code point", () => {
  test.each([
    ["A1", "A10", -1],
    ["A10", "A2", -1],
    ["Z", "a", -1],
    ["A", "A", 0],
    ["", "A", -1],
    // U+FF21 is below U+1F3C6, though the first unit of the latter is below U+FF21.
    ["\uFF21", "\u{1F3C6}", -1],
    ["\u{1F3C6}", "\u{1F3C7}", -1],
  ])("%j against %j", (a, b, expected) => {
    expect(Math.sign(byCodePoint(a, b))).toBe(expected);
    expect(Math.sign(byCodePoint(b, a))).toBe(expected === 0 ? 0 : -expected);
  });
});
