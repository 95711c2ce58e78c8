import { describe, expect, test } from "vitest";
import { daysBeside, MOST_DAYS } from "#app/domain/edition/days-before.ts";
import { shadeOf, shadesUpTo } from "#app/domain/edition/map-shades.ts";
import { nextDate } from "#app/domain/edition/next-date.ts";

const NOW = new Date("2026-06-12T12:00:00Z");
const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe("the next date of an edition", () => {
  const facts = {
    callOpensAt: on("2026-05-01"),
    callClosesAt: on("2026-06-20"),
    rounds: [{ name: "Round one", opensAt: on("2026-06-18"), closesAt: on("2026-07-01") }],
    publishAt: null,
  };

  test("is the nearest that is still to come, whatever it belongs to", () => {
    expect(nextDate(facts, NOW)).toEqual({ what: "Round one opens", at: on("2026-06-18") });
    expect(nextDate(facts, on("2026-06-18"))?.what).toBe("The call closes");
    expect(nextDate(facts, on("2026-06-25"))?.what).toBe("Round one closes");
  });

  test("is none where all have passed", () => {
    expect(nextDate(facts, on("2026-07-01"))).toBeNull();
  });
});

describe("two editions by the days before their deadlines", () => {
  test("begin with the first application of either, and leave open what is to come", () => {
    const days = daysBeside(
      new Map([[2, 4]]),
      new Map([
        [3, 1],
        [0, 9],
      ]),
      2,
    );
    expect(days).toEqual([
      { daysLeft: 3, now: 0, before: 1 },
      { daysLeft: 2, now: 4, before: 0 },
      { daysLeft: 1, now: null, before: 0 },
      { daysLeft: 0, now: null, before: 9 },
    ]);
  });

  test("count what came long before on the first day that is shown", () => {
    const [first, ...others] = daysBeside(
      new Map([
        [80, 2],
        [90, 3],
        [0, 1],
      ]),
      new Map(),
      -4,
    );
    expect(first).toEqual({ daysLeft: MOST_DAYS, now: 5, before: 0 });
    expect(others).toHaveLength(MOST_DAYS);
    expect(others.at(-1)).toEqual({ daysLeft: 0, now: 1, before: 0 });
  });
});

describe("shades of the map", () => {
  test("take every figure in once, from one to the most", () => {
    for (let most = 1; most <= 400; most++) {
      const shades = shadesUpTo(most);
      expect(shades.length).toBeLessThanOrEqual(4);
      expect(shades[0]?.from).toBe(1);
      expect(shades.at(-1)?.to).toBe(most);
      for (const [index, shade] of shades.slice(1).entries())
        expect(shade.from).toBe((shades[index]?.to ?? 0) + 1);
      expect(shadeOf(most, most)).toBe(shades.length - 1);
    }
  });

  test("are none where nothing came in", () => {
    expect(shadesUpTo(0)).toEqual([]);
  });
});
