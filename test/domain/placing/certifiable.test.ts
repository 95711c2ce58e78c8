import { describe, expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Count, ScorecardRoundCount } from "#app/domain/count/count.ts";
import {
  type CertifiedRound,
  openRounds,
  quorumBlocks,
  shortlistBlocks,
  shortOfQuorum,
} from "#app/domain/placing/certifiable.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

function round(changed: Partial<CertifiedRound> = {}): CertifiedRound {
  return {
    slug: "round-one",
    name: "Round one",
    kind: "scorecard",
    state: "confirmed",
    quorum: 2,
    confirmed: [{ category: "open", applications: ["A1"] }],
    ...changed,
  };
}

const FINAL = round({ slug: "final", name: "The final", kind: "ballot", state: "closed" });

function countOf(cards: Readonly<Record<string, number>>, advanced: readonly string[] = ["A1"]) {
  const scored: ScorecardRoundCount = {
    kind: "scorecard",
    round: "round-one",
    standing: Object.entries(cards).map(([application, scorecards]) => ({
      application,
      rank: 1,
      shared: false,
      score: fraction(5),
      scorecards,
      notCounted: [],
    })),
    advanced,
    cutoff: null,
  };
  const rest = { trail: [], placings: [], unresolved: [] };
  const count: Count = {
    categories: [
      { category: "green", rounds: [], ...rest },
      { category: "open", rounds: [scored], ...rest },
    ],
  };
  return count;
}

describe("applications below the quorum of a round", () => {
  const bundle: Bundle = {
    ...smallBundle(),
    applications: smallBundle().applications.map((one) =>
      one.ref === "A4" ? { ...one, status: "disqualified" as const } : one,
    ),
  };
  const count = countOf({ A1: 2, A2: 1, A3: 0, A4: 0 });

  test("are those accepted, with how many of their cards count", () => {
    expect(shortOfQuorum(bundle, count, round())).toEqual([
      { category: "open", application: "A2", scorecards: 1 },
      { category: "open", application: "A3", scorecards: 0 },
    ]);
  });

  test("are none without a quorum, and none of a round that was not counted", () => {
    expect(shortOfQuorum(bundle, count, round({ quorum: null }))).toEqual([]);
    expect(shortOfQuorum(bundle, count, round({ slug: "round-nine" }))).toEqual([]);
  });

  test("block the certification until a decision accepts them", () => {
    const block = (application: string, has: number) =>
      `${application} has ${has} of the 2 scorecards that Round one asks for, and no decision accepts that.`;
    const blocks = (isAccepted: (round: string, application: string) => boolean) =>
      quorumBlocks(bundle, count, [round(), FINAL], isAccepted);
    expect(blocks(() => false)).toEqual([block("A2", 1), block("A3", 0)]);
    expect(blocks((slug, ref) => slug === "round-one" && ref === "A2")).toEqual([block("A3", 0)]);
    expect(blocks(() => true)).toEqual([]);
  });
});

test.each([
  ["pending", ["Round one is not closed"]],
  ["open", ["Round one is not closed"]],
  ["closed", []],
  ["confirmed", []],
] as const)("a round that is %s", (state, sentences) => {
  expect(openRounds([round({ state })])).toEqual(sentences);
});

describe("shortlists", () => {
  const screening = round({ slug: "screening", kind: "screening", state: "open" });
  const changed =
    "Open: the count has changed since the shortlist was confirmed; A1 would leave and A2 would come in.";
  test.each([
    ["confirmed as counted", [screening, round(), FINAL], ["A1"], []],
    ["confirmed, and counted otherwise now", [screening, round(), FINAL], ["A2"], [changed]],
    [
      "not confirmed",
      [screening, round({ state: "closed" }), FINAL],
      ["A1"],
      ["The shortlist of Round one is not confirmed."],
    ],
    ["the last round has none", [screening, FINAL], ["A1"], []],
    ["screening has none", [screening, round({ state: "closed" })], ["A1"], []],
  ] as const)("%s", (_what, rounds, advanced, sentences) => {
    expect(shortlistBlocks(smallBundle(), countOf({}, advanced), rounds)).toEqual(sentences);
  });

  test("a category is told by its own name, wherever it stands", () => {
    const bundle = { ...smallBundle(), categories: [...smallBundle().categories].reverse() };
    expect(shortlistBlocks(bundle, countOf({}, ["A2"]), [round(), FINAL])).toEqual([changed]);
  });

  test("a category that has no name any more is told by its slug", () => {
    const bundle = { ...smallBundle(), categories: [] };
    const [sentence] = shortlistBlocks(bundle, countOf({}, []), [round(), FINAL]);
    expect(sentence).toMatch(/^open: .* A1 would leave\.$/);
  });
});
