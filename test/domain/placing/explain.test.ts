import { describe, expect, test } from "vitest";
import type { OrderDecision } from "#app/domain/bundle/bundle.ts";
import type { Reason } from "#app/domain/count/count.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { explainReason, type Names } from "#app/domain/placing/explain.ts";
import { cases } from "#test/support/bundles.ts";

const CITIES: Readonly<Record<string, string>> = { A1: "Kazan", A2: "Jakarta", A3: "Cali" };
const names: Names = {
  application: (ref) => CITIES[ref] ?? ref,
  round: (slug) => slug,
  criterion: (slug) => (slug === "impact" ? "Impact" : slug),
  decider: (by) => by,
};
const decision: OrderDecision = {
  kind: "order",
  round: "final",
  category: "open-city",
  applications: ["A1", "A2"],
  by: "the chair",
  reason: "the wider reach",
};
const own = fraction(3);
const votes = { own, measure: "votes" } as const;
const figures = (mine: readonly [number, number], theirs: readonly [number, number]) => ({
  own: fraction(...mine),
  other: fraction(...theirs),
});

describe("figures that are missing, alike, or told apart late", () => {
  const tie = {
    by: "criterion",
    own: fraction(7),
    measure: "score",
    of: "impact",
    against: ["A2"],
  } as const;
  const start = "score 7.00, level with Jakarta, ahead on Impact ";
  test.each([
    [fraction(5), null, "5.00 to none"],
    [null, fraction(5), "none to 5.00"],
    [null, null, "none to none"],
    [fraction(5), fraction(10, 2), "5.00 to 5.00"],
    [fraction(1_000_001, 1_000_000), fraction(1), "1.000001 to 1.000000"],
    [fraction(10_000_001, 10_000_000), fraction(1), "1 1/10000000 to 1"],
  ])("%# are told as they are", (mine, theirs, end) => {
    const reason: Reason = { ...tie, figures: { own: mine, other: theirs } };
    expect(explainReason(reason, names)).toBe(start + end);
  });

  test("no score at all, a lot, and more rivals than are named", () => {
    const reason: Reason = {
      by: "decision",
      own: null,
      measure: "score",
      against: ["A1", "A2", "A3", "A4"],
      decision: { ...decision, by: "by lot" },
    };
    expect(explainReason(reason, names)).toBe(
      "no score, level with Kazan and 3 others, decided by lot: the wider reach",
    );
    const three = explainReason(
      { ...reason, own: fraction(2), against: ["A1", "A2", "A3"] },
      names,
    );
    expect(three).toContain("score 2.00, level with Kazan, Jakarta and Cali, decided by lot");
  });
});

describe("a placing says what decided it, against whom, with the figures", () => {
  const rows: readonly (readonly [Reason, string])[] = [
    [
      { by: "votes", ...votes, of: "final", against: ["A2"], figures: figures([3, 1], [1, 1]) },
      "3 votes, ahead of Jakarta with 1",
    ],
    [
      {
        by: "votes",
        own: fraction(1),
        measure: "votes",
        of: "final",
        against: ["A2", "A3"],
        figures: figures([1, 1], [0, 1]),
      },
      "1 vote, ahead of Jakarta and Cali with 0",
    ],
    [
      {
        by: "score",
        own: fraction(127, 15),
        measure: "score",
        of: "round-one",
        against: ["A2"],
        figures: figures([127, 15], [8, 1]),
      },
      "score 8.47, ahead of Jakarta with 8.00",
    ],
    [
      {
        by: "score",
        own: fraction(8),
        measure: "score",
        of: "round-one",
        against: ["A2"],
        figures: { own: fraction(8), other: null },
      },
      "score 8.00, ahead of Jakarta with no counted scorecard",
    ],
    [
      {
        by: "round-score",
        ...votes,
        of: "round-one",
        against: ["A2"],
        figures: figures([813, 100], [79, 10]),
      },
      "3 votes, level with Jakarta, ahead on round-one score 8.13 to 7.90",
    ],
    [
      {
        by: "round-score",
        ...votes,
        of: "round-one",
        against: ["A2"],
        figures: figures([8127, 1000], [8126, 1000]),
      },
      "3 votes, level with Jakarta, ahead on round-one score 8.127 to 8.126",
    ],
    [
      {
        by: "round-score",
        ...votes,
        of: "round-one",
        against: ["A2"],
        figures: figures([80_000_001, 10_000_000], [8, 1]),
      },
      "3 votes, level with Jakarta, ahead on round-one score 8 1/10000000 to 8",
    ],
    [
      {
        by: "criterion",
        own: fraction(0),
        measure: "votes",
        of: "impact",
        against: ["A2", "A3", "A4"],
        figures: figures([9, 1], [17, 2]),
      },
      "no votes, level with Jakarta, Cali and A4, ahead on Impact 9.00 to 8.50",
    ],
    [
      { by: "decision", ...votes, against: ["A2", "A3", "A4", "A5"], decision },
      "3 votes, level with Jakarta and 3 others, decision of the chair: the wider reach",
    ],
    [{ by: "only", ...votes }, "3 votes, with no other application below"],
    [
      {
        by: "panel",
        decision: {
          kind: "prize",
          category: "open-city",
          prize: "special-mention",
          application: "A1",
          by: "the panel",
          reason: "a rare courage",
        },
      },
      "named by the panel: a rare courage",
    ],
  ];
  test.each(rows.map(([reason, sentence]) => ({ reason, sentence })))(
    "$sentence",
    ({ reason, sentence }) => {
      expect(explainReason(reason, names)).toBe(sentence);
    },
  );
});

test("every placing of 2017 has a sentence with its votes in it", () => {
  const text = cases().find(({ name }) => name === "wego-2017")?.text ?? "";
  const counted = countBundle(text);
  if (!counted.ok) throw new Error("the 2017 edition has faults");
  const sentences = counted.count.categories.flatMap(({ placings }) =>
    placings.map(({ reason }) => explainReason(reason, names)),
  );
  expect(sentences).toHaveLength(18);
  for (const sentence of sentences) expect(sentence).toMatch(/^(\d votes?|no votes), /);
});
