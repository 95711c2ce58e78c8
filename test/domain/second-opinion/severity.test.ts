import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { severities } from "#app/domain/second-opinion/severity.ts";

const mark = (judge: string, application: string, value: number) => ({ judge, application, value });

describe("a judge beside the panel", () => {
  test("is measured over the applications that somebody else scored too", () => {
    const marks = [
      mark("mild", "A1", 9),
      mark("mild", "A2", 7),
      mark("mild", "A3", 1),
      mark("strict", "A1", 6),
      mark("strict", "A2", 4),
      mark("alone", "A9", 5),
    ];
    const [strict, mild, alone] = severities(marks);
    expect(strict).toEqual({ judge: "strict", cards: 2, shared: 2, against: -3, spread: 1 });
    expect(mild).toMatchObject({ judge: "mild", cards: 3, shared: 2, against: 3 });
    expect(mild?.spread).toBeCloseTo(Math.sqrt(104 / 9), 12);
    expect(alone).toEqual({ judge: "alone", cards: 1, shared: 0, against: null, spread: null });
  });

  test("has a spread of exactly nothing where all marks are level, thirds included", () => {
    const third = 25 / 3;
    const [only] = severities([1, 2, 3].map((at) => mark("j", `A${at}`, third)));
    expect(only?.spread).toBe(0);
  });

  test("with two judges who share everything, one is above by what the other is below", () => {
    const pairs = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(pairs, (values) => {
        const marks = values.flatMap(([one, two], at) => [
          mark("one", `A${at}`, one),
          mark("two", `A${at}`, two),
        ]);
        const [low, high] = severities(marks);
        expect((low?.against ?? NaN) + (high?.against ?? NaN)).toBeCloseTo(0, 8);
      }),
    );
  });
});
