import { describe, expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { ScorecardRoundCount } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import { countedRound } from "#app/domain/shortlist/confirmed.ts";
import { cutoffInWords } from "#app/domain/shortlist/cutoff-in-words.ts";
import { levelAtTheCutoff } from "#test/support/tied-bundles.ts";

function story(bundle: Bundle) {
  const round = countedRound(countEdition(bundle).categories[0], "round-one");
  return round ? cutoffInWords(round, namesIn(bundle, "open")) : null;
}

test("nobody level across the cut-off is no story", () => {
  const bundle = levelAtTheCutoff("extend");
  const rounds = bundle.rounds.map((round) =>
    round.kind === "scorecard" ? { ...round, advance: 3 } : round,
  );
  expect(story({ ...bundle, rounds })).toBeNull();
});

test("a tie that a criterion breaks says which, and what extending would have done", () => {
  const bundle = levelAtTheCutoff("break");
  const scorecards = (bundle.scorecards ?? []).map((card) =>
    card.application === "A2" ? { ...card, scores: { impact: 8, reach: 6 } } : card,
  );
  expect(story({ ...bundle, scorecards })).toEqual({
    title: "Two applications share second place",
    told: [
      "Project A2 and Project A3 both have a score of exactly 7.",
      "The edition's rule is to break the tie, with one place left for two.",
      "Impact put Project A2, then Project A3.",
      "Project A2 goes on.",
    ],
    otherwise: "Extended instead, all of them would have gone on: three finalists.",
    isOpen: false,
  });
});

test("a tie that was extended says whom breaking would have left out", () => {
  const bundle = levelAtTheCutoff("extend");
  const scorecards = (bundle.scorecards ?? []).map((card) =>
    card.application === "A2" ? { ...card, scores: { impact: 8, reach: 6 } } : card,
  );
  expect(story({ ...bundle, scorecards })?.otherwise).toBe(
    "Broken instead, only Project A2 would have gone on of these: two finalists.",
  );
});

test("a tie that nothing breaks waits for a decision, which is told once it is there", () => {
  const bundle = levelAtTheCutoff("break");
  expect(story(bundle)).toMatchObject({ isOpen: true });
  const decision = {
    kind: "order",
    round: "round-one",
    category: "open",
    applications: ["A3", "A2"],
    reason: "the wider reach",
  } as const;
  const told = (by: string) =>
    story({ ...bundle, decisions: [{ ...decision, by }] })?.told.slice(2);
  expect(told("the chair")).toEqual([
    "A decision of the chair put Project A3, then Project A2.",
    "Project A3 goes on.",
  ]);
  expect(told("by lot")).toEqual([
    "The lot put Project A3, then Project A2.",
    "Project A3 goes on.",
  ]);
});

describe("a story told of figures alone", () => {
  const names = {
    application: (ref: string) => `City ${ref}`,
    round: (slug: string) => slug,
    criterion: (slug: string) => slug,
    decider: (by: string) => by,
  };
  const row = (application: string, rank: number) => ({
    application,
    rank,
    shared: true,
    score: fraction(15, 2),
    scorecards: 2,
    notCounted: [],
  });
  const cutoff = {
    places: 3,
    policy: "break",
    tied: ["B", "C", "D"],
    trail: [],
    otherwise: ["A", "B", "C", "D"],
  } as const;
  const round: ScorecardRoundCount = {
    kind: "scorecard",
    round: "round-one",
    standing: [row("A", 1), row("B", 2), row("C", 2), row("D", 2)],
    advanced: ["A", "B", "C"],
    cutoff,
  };

  test("three are level, and two of them go on", () => {
    expect(cutoffInWords(round, names)).toEqual({
      title: "Three applications share second place",
      told: [
        "City B, City C and City D all have a score of exactly 7 1/2.",
        "The edition's rule is to break the tie, with two places left for three.",
        "City B and City C go on.",
      ],
      otherwise: "Extended instead, all of them would have gone on: four finalists.",
      isOpen: false,
    });
  });

  test("two places are left, and a decision has to say for whom", () => {
    expect(cutoffInWords({ ...round, advanced: ["A"] }, names)).toMatchObject({
      told: [
        "City B, City C and City D all have a score of exactly 7 1/2.",
        "The edition's rule is to break the tie, with two places left for three.",
        "Nothing in the scores tells them apart: a decision has to say who goes on.",
      ],
      isOpen: true,
    });
  });

  test("an extended one says how many go on for how many places; it waits for nobody", () => {
    const extended = { ...cutoff, places: 2, policy: "extend", otherwise: ["A", "C"] } as const;
    const all = { ...round, advanced: ["A", "B", "C", "D"], cutoff: extended };
    expect(cutoffInWords(all, names)).toEqual({
      title: "Three applications share second place",
      told: [
        "City B, City C and City D all have a score of exactly 7 1/2.",
        "The edition's rule is to extend: all go on, so there are four finalists for two places.",
      ],
      otherwise: "Broken instead, only City C would have gone on of these: two finalists.",
      isOpen: false,
    });
    expect(
      cutoffInWords({ ...all, cutoff: { ...extended, otherwise: null } }, names)?.otherwise,
    ).toBe(
      "Broken instead, the tie would have waited for a decision: nothing in the scores tells them apart.",
    );
    expect(cutoffInWords({ ...all, advanced: [] }, names)?.isOpen).toBe(false);
  });

  test("two without a score are both level at none", () => {
    const bare = { ...row("B", 2), score: null };
    const two = { ...cutoff, tied: ["B", "C"] };
    const told = cutoffInWords({ ...round, standing: [bare], cutoff: two }, names)?.told;
    expect(told?.[0]).toBe("City B and City C both have a score of exactly none.");
  });

  test("no cut-off, and one across which nobody is level, are no story", () => {
    expect(cutoffInWords({ ...round, cutoff: null }, names)).toBeNull();
    expect(cutoffInWords({ ...round, cutoff: { ...cutoff, tied: [] } }, names)).toBeNull();
  });
});
