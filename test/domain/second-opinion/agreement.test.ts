import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementOf } from "#app/domain/second-opinion/agreement.ts";
import type { Mark } from "#app/domain/second-opinion/marks.ts";

/** One string a judge, one sign an application; a full stop where there is no card. */
function table(...judges: readonly string[]): readonly Mark[] {
  return judges.flatMap((row, judge) =>
    [...row].flatMap((sign, at) =>
      sign === "." ? [] : [{ judge: `j${judge}`, application: `A${at}`, value: Number(sign) }],
    ),
  );
}

describe("Krippendorff's alpha on an interval scale", () => {
  test.each([
    [
      "Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example D",
      table("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
      0.849,
    ],
    [
      "the example of three coders and fifteen units that Wikipedia works out",
      table(".....34121133.3", "1.213343.......", "..21344.21133.4"),
      0.811,
    ],
  ])("is as published: %s", (_, marks, alpha) => {
    expect(agreementOf(marks).alpha).toBeCloseTo(alpha, 3);
  });

  test.each([
    ["full agreement", table("147", "147"), 1],
    // Observed: 2 pairs of squared distance 81 each way; expected over all four: (4 × 81 × 2) / 3.
    ["full disagreement", table("19", "91"), 1 - (4 * 81) / ((8 * 81) / 3)],
  ])("of %s", (_, marks, alpha) => {
    expect(agreementOf(marks).alpha).toBeCloseTo(alpha, 12);
  });

  test.each([
    ["a single judge", table("579"), "nothing-shared"],
    ["no card at all", table(), "nothing-shared"],
    ["judges who share no application", table("57..", "..79"), "nothing-shared"],
    ["scores that are all the same", table("777", "777"), "all-equal"],
    ["one application, one score", table("7", "7"), "all-equal"],
  ])("has no number for %s", (_, marks, why) => {
    expect(agreementOf(marks)).toEqual({ alpha: null, why });
  });

  const marks = fc.array(
    fc.record({
      judge: fc.constantFrom("j1", "j2", "j3"),
      application: fc.constantFrom("A1", "A2", "A3", "A4"),
      value: fc.integer({ min: 1, max: 10 }),
    }),
    { maxLength: 12 },
  );

  test("is at most 1, and the same in whatever order the cards come and whatever the unit", () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 9 }), (cards, unit) => {
        const { alpha } = agreementOf(cards);
        const turned = [...cards].reverse().map((one) => ({ ...one, value: one.value * unit + 3 }));
        const other = agreementOf(turned).alpha;
        if (alpha === null) return other === null;
        expect(alpha).toBeLessThanOrEqual(1);
        expect(other).toBeCloseTo(alpha, 9);
        return true;
      }),
    );
  });
});
