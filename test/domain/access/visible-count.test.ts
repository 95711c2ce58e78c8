/** What staff see of a count while rounds still run. See docs/rules.md, "Rounds". */
import { describe, expect, test } from "vitest";
import { mayStaffRead, type VisibleRound, visibleCount } from "#app/domain/access/visible-count.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import type { RoundState } from "#app/domain/round/round-state.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

function roundsIn(scoring: RoundState, voting: RoundState): readonly VisibleRound[] {
  return [
    { slug: "screening", kind: "screening", state: "closed" },
    { slug: "round-one", kind: "scorecard", state: scoring },
    { slug: "round-two", kind: "ballot", state: voting },
  ];
}

/** A1 and A2 have the same votes and scores: the tie is settled by a decision, or waits. */
function tied(decisions: Bundle["decisions"] = []): Bundle {
  const bundle = smallBundle();
  const scores = { impact: 8, reach: 8 };
  return {
    ...bundle,
    scorecards: (bundle.scorecards ?? []).map((card) =>
      ["A1", "A2"].includes(card.application) ? { ...card, scores } : card,
    ),
    decisions,
  };
}

/** A2 and A3 are level across a cut-off that leaves one place for them. */
function tiedAtCutoff(): Bundle {
  const bundle = smallBundle();
  return {
    ...bundle,
    rounds: bundle.rounds.map((round) =>
      round.kind === "scorecard" ? { ...round, advance: 2, cutoffTie: "break" } : round,
    ),
    recusals: [],
    scorecards: (bundle.scorecards ?? []).map((card) =>
      ["A2", "A3"].includes(card.application) ? { ...card, scores: { impact: 7, reach: 7 } } : card,
    ),
    ballots: [],
  };
}

const DECIDED = {
  kind: "order",
  round: "round-two",
  category: "open",
  applications: ["A2", "A1"],
  by: "ada",
  reason: "why",
} as const;

const RELATIONS = ["secretariat", "observer"] as const;

describe.each(RELATIONS)("to the %s", (relation) => {
  test.each([
    ["nothing is over", "open", "pending", [], 0, 0],
    ["no round has begun", "pending", "pending", [], 0, 0],
    ["the first is over", "closed", "pending", ["round-one"], 7, 0],
    ["its shortlist is confirmed", "confirmed", "pending", ["round-one"], 7, 0],
    ["the ballot runs", "confirmed", "open", ["round-one"], 7, 0],
    ["all are over", "confirmed", "closed", ["round-one", "round-two"], 7, 2],
    ["scores are asked for again after the ballot", "open", "closed", ["round-two"], 0, 2],
  ] as const)("%s", (_when, scoring, voting, shown, cards, ballots) => {
    const seen = visibleCount(tied([DECIDED]), roundsIn(scoring, voting), relation);
    expect(seen.count.categories[0]?.rounds.map(({ round }) => round)).toEqual(shown);
    expect(seen.bundle.scorecards).toHaveLength(cards);
    expect(seen.bundle.ballots).toHaveLength(ballots);
    expect(seen.isFinal).toBe(voting === "closed");
  });
});

describe("placings, and how ties for them were settled", () => {
  test("are there once the last round is over, as the whole count has them", () => {
    const seen = visibleCount(tied([DECIDED]), roundsIn("confirmed", "closed"), "observer");
    const whole = countEdition(tied([DECIDED]));
    expect(seen.count).toEqual(whole);
    expect(whole.categories[0]?.trail).toHaveLength(1);
    expect(whole.categories[0]?.placings.map(({ application }) => application)).toEqual([
      "A2",
      "A1",
    ]);
  });

  test("are not there before", () => {
    const seen = visibleCount(tied([DECIDED]), roundsIn("confirmed", "open"), "secretariat");
    expect(seen.count.categories[0]).toMatchObject({ trail: [], placings: [], unresolved: [] });
  });

  test("are not there where the last of three rounds runs, though the second is over", () => {
    const rounds = [
      ...roundsIn("confirmed", "closed"),
      { slug: "final", kind: "ballot", state: "open" } as const,
    ];
    expect(visibleCount(tied([DECIDED]), rounds, "secretariat").isFinal).toBe(false);
  });

  test("are not there where no round is judged", () => {
    const rounds = roundsIn("closed", "closed").slice(0, 1);
    const seen = visibleCount(tied([DECIDED]), rounds, "secretariat");
    expect(seen.isFinal).toBe(false);
    expect(seen.count.categories[0]).toMatchObject({ rounds: [], trail: [], placings: [] });
  });

  test("a tie for a prize waits for the end of the last round to be told", () => {
    const waits = { at: "prize", prizes: ["gold", "silver"], applications: ["A1", "A2"] };
    const after = visibleCount(tied(), roundsIn("confirmed", "closed"), "secretariat");
    const before = visibleCount(tied(), roundsIn("confirmed", "open"), "secretariat");
    expect(after.count.categories[0]?.unresolved).toEqual([waits]);
    expect(before.count.categories[0]?.unresolved).toEqual([]);
  });

  test("a tie at a cut-off is told once its own round is over", () => {
    const waits = { at: "cutoff", round: "round-one", applications: ["A2", "A3"] };
    const after = visibleCount(tiedAtCutoff(), roundsIn("closed", "pending"), "secretariat");
    const before = visibleCount(tiedAtCutoff(), roundsIn("open", "pending"), "secretariat");
    expect(after.count.categories[0]?.unresolved).toEqual([waits]);
    expect(before.count.categories[0]?.unresolved).toEqual([]);
  });
});

test("an edition without scorecards and ballots is seen as one with none", () => {
  const { scorecards: _cards, ballots: _ballots, ...bare } = smallBundle();
  const seen = visibleCount(bare, roundsIn("closed", "closed"), "secretariat");
  expect(seen.bundle).toMatchObject({ scorecards: [], ballots: [] });
});

describe("what may be read of a round in this state", () => {
  test.each([
    ["secretariat", "tally", "open", false],
    ["secretariat", "tally", "closed", true],
    ["observer", "scores", "pending", false],
    ["observer", "scores", "confirmed", true],
    ["secretariat", "scorecards", "open", false],
    ["secretariat", "scorecards", "closed", true],
    ["observer", "scorecards", "closed", false],
    ["secretariat", "own-ballot", "open", false],
    // What is judged was submitted; no result is taken as published by a round's end.
    ["secretariat", "application", "open", true],
    ["public", "placings", "confirmed", false],
    // The same question of a judge: a card is theirs to see while its round runs, and no longer.
    ["judge", "own-scorecard", "pending", false],
    ["judge", "own-scorecard", "open", true],
    ["judge", "own-scorecard", "closed", false],
    ["judge", "application", "closed", true],
  ] as const)("%s, %s while it is %s: %s", (relation, thing, state, may) => {
    expect(mayStaffRead(thing, relation, state)).toBe(may);
  });
});
