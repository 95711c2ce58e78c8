/** Ordering by one measure: exact whatever the size of the figures, and equals in the order they came. */
import { describe, expect, test } from "vitest";
import { type Fraction, fraction } from "#app/domain/kernel/fraction.ts";
import { type Group, type Measure, orderBy, settle } from "#app/domain/tiebreak/chain.ts";

type Figures = Readonly<Record<string, Fraction | null>>;

function measureOf(figures: Figures): Measure {
  return { by: "score", of: "round-one", valueOf: (ref) => figures[ref] ?? null };
}

function order(figures: Figures, members: readonly string[] = Object.keys(figures)) {
  return orderBy(members, measureOf(figures)).map((group) => group.members);
}

const HUGE = 10n ** 24n;

describe("highest first, and equals together", () => {
  const rows: readonly (readonly [string, Figures, readonly (readonly string[])[]])[] = [
    ["nobody", {}, []],
    ["one", { A: fraction(3) }, [["A"]]],
    ["one without a figure", { A: null }, [["A"]]],
    ["whole numbers", { A: fraction(3), B: fraction(10), C: fraction(9) }, [["B"], ["C"], ["A"]]],
    ["negative ones", { A: fraction(-3), B: fraction(2), C: fraction(-1) }, [["B"], ["C"], ["A"]]],
    ["the same figure told in other parts", { A: fraction(1, 3), B: fraction(2, 6) }, [["A", "B"]]],
    [
      "equal figures told in other parts, with another's between them",
      { A: fraction(1, 3), B: fraction(1, 2), C: fraction(2, 6), D: fraction(2, 4), E: null },
      [["B", "D"], ["A", "C"], ["E"]],
    ],
    [
      "the same parts the other way round",
      { A: fraction(1, 11), B: fraction(11, 1), C: fraction(1, 111), D: fraction(111, 1) },
      [["D"], ["B"], ["A"], ["C"]],
    ],
    [
      "those without a figure below all, below zero and less too",
      { A: null, B: fraction(0), C: fraction(-5), D: null },
      [["B"], ["C"], ["A", "D"]],
    ],
    [
      "without a figure, whoever comes first or last",
      { A: fraction(1), B: null, C: fraction(2) },
      [["C"], ["A"], ["B"]],
    ],
    [
      "figures that no number tells apart",
      {
        A: fraction(HUGE, HUGE + 1n),
        B: fraction(HUGE + 1n, HUGE + 2n),
        C: fraction(HUGE, HUGE + 1n),
      },
      [["B"], ["A", "C"]],
    ],
    [
      "figures a little apart",
      { A: fraction(10n ** 12n, 1), B: fraction(10n ** 12n + 1n, 1) },
      [["B"], ["A"]],
    ],
    [
      "small figures a little apart",
      { A: fraction(1, 10n ** 12n), B: fraction(2, 10n ** 12n), C: fraction(0) },
      [["B"], ["A"], ["C"]],
    ],
  ];
  test.each(rows)("%s", (_what, figures, groups) => {
    expect(order(figures)).toEqual(groups);
  });

  test("equals stay in the order in which they came, however they come together", () => {
    const near = { own: fraction(HUGE, HUGE + 1n), other: fraction(HUGE + 1n, HUGE + 2n) };
    const figures = { D: near.own, A: near.other, C: near.own, B: near.other };
    expect(order(figures, ["D", "A", "C", "B"])).toEqual([
      ["A", "B"],
      ["D", "C"],
    ]);
  });

  test("a figure whose number is the same as another's is found again after that other", () => {
    const figures: Figures = {
      A: fraction(HUGE, HUGE + 1n),
      B: fraction(HUGE + 1n, HUGE + 2n),
      C: fraction(HUGE, HUGE + 1n),
      D: fraction(HUGE + 1n, HUGE + 2n),
      E: fraction(5),
    };
    expect(order(figures)).toEqual([["E"], ["B", "D"], ["A", "C"]]);
  });
});

describe("what a group says of itself", () => {
  const measure = measureOf({ A: fraction(2), B: fraction(1), C: fraction(1) });

  test("what parts it from the next below, and nothing at the end; what left it level", () => {
    expect(orderBy(["A", "B", "C"], measure)).toEqual([
      { members: ["A"], below: { by: "score", measure }, level: [measure] },
      { members: ["B", "C"], below: null, level: [measure] },
    ]);
  });

  test("a chain adds each measure that left it level, and none to whoever stands alone", () => {
    const first = measureOf({});
    const group: Group = { members: ["A", "B", "C"], below: null, level: [first] };
    const alone: Group = { members: ["D"], below: null, level: [] };
    const { groups } = settle([alone, group], [measure], []);
    expect(groups).toEqual([
      alone,
      { members: ["A"], below: { by: "score", measure }, level: [first, measure] },
      { members: ["B", "C"], below: null, level: [first, measure] },
    ]);
  });
});
