import { describe, expect, test } from "vitest";
import type { OrderDecision } from "#app/domain/bundle/bundle.ts";
import type { CategoryCount, ScorecardRoundCount } from "#app/domain/count/count.ts";
import { groupNamed, type TiedGroup, tiedGroups } from "#app/domain/tiebreak/tied-groups.ts";

const decision: OrderDecision = {
  kind: "order",
  round: "round-one",
  category: "open",
  applications: ["A2", "A1"],
  by: "the chair",
  reason: "why",
};
const step = { by: "decision", of: "round-one", tied: ["A2", "A1"], into: [] } as const;
const byMeasure = { ...step, by: "criterion", of: "impact", decision: null } as const;

function scored(cutoff: ScorecardRoundCount["cutoff"]): ScorecardRoundCount {
  return { kind: "scorecard", round: "round-one", standing: [], advanced: [], cutoff };
}

const BALLOT = {
  kind: "ballot",
  round: "final",
  standing: [],
  advanced: [],
  votes: 2,
  finalists: [],
  left: [],
  ballots: 0,
  voidVotes: 0,
} as const;
const CUTOFF = { places: 2, policy: "break", tied: [], trail: [], otherwise: null } as const;
const EMPTY: CategoryCount = {
  category: "open",
  rounds: [scored(null), BALLOT],
  trail: [],
  placings: [],
  unresolved: [],
};

describe("the ties that a decision may order", () => {
  const rows: readonly (readonly [string, Partial<CategoryCount>, readonly TiedGroup[]])[] = [
    ["none", {}, []],
    [
      "one that waits at a cut-off",
      { unresolved: [{ at: "cutoff", round: "round-one", applications: ["A1", "A2"] }] },
      [
        {
          round: "round-one",
          at: "cutoff",
          applications: ["A1", "A2"],
          prizes: [],
          decision: null,
        },
      ],
    ],
    [
      "one that waits for a prize, in the last round",
      { unresolved: [{ at: "prize", prizes: ["gold"], applications: ["A1", "A2"] }] },
      [
        {
          round: "final",
          at: "prize",
          applications: ["A1", "A2"],
          prizes: ["gold"],
          decision: null,
        },
      ],
    ],
    [
      "one for a prize where a ballot follows two rounds of scorecards",
      {
        rounds: [scored(null), { ...scored(null), round: "round-two" }, BALLOT],
        unresolved: [{ at: "prize", prizes: ["gold"], applications: ["A1"] }],
      },
      [{ round: "final", at: "prize", applications: ["A1"], prizes: ["gold"], decision: null }],
    ],
    [
      "one for a prize before any round is counted",
      { rounds: [], unresolved: [{ at: "prize", prizes: [], applications: ["A1"] }] },
      [{ round: "", at: "prize", applications: ["A1"], prizes: [], decision: null }],
    ],
    [
      "not one that the panel has to name",
      { unresolved: [{ at: "panel", prizes: ["mention"], applications: [] }] },
      [],
    ],
    [
      "one that a decision settled at a cut-off, by ref; not one that a measure settled",
      { rounds: [scored({ ...CUTOFF, trail: [byMeasure, { ...step, decision }] }), BALLOT] },
      [{ round: "round-one", at: "cutoff", applications: ["A1", "A2"], prizes: [], decision }],
    ],
    [
      "one that a decision settled for a prize",
      { trail: [{ ...step, decision }, byMeasure] },
      [{ round: "final", at: "prize", applications: ["A1", "A2"], prizes: [], decision }],
    ],
  ];
  test.each(rows)("%s", (_what, category, groups) => {
    expect(tiedGroups({ ...EMPTY, ...category })).toEqual(groups);
  });
});

describe("the group that a list names", () => {
  const one: TiedGroup = {
    round: "round-one",
    at: "cutoff",
    applications: ["A1", "A2", "A3"],
    prizes: [],
    decision: null,
  };
  const other = { ...one, round: "final", applications: ["A1", "A2"] };
  const rows: readonly (readonly [string, readonly string[], TiedGroup | undefined])[] = [
    ["round-one", ["A3", "A1", "A2"], one],
    ["final", ["A2", "A1"], other],
    ["round-one", ["A1", "A2"], undefined],
    ["final", ["A1", "A2", "A3"], undefined],
    ["round-one", ["A1", "A2", "A4"], undefined],
    ["final", ["A1", "A2", "A2"], undefined],
    ["screening", ["A1", "A2"], undefined],
    ["final", [], undefined],
  ];
  test.each(rows)("in %s: %j", (round, named, found) => {
    expect(groupNamed([one, other], round, named)).toBe(found);
  });
});
