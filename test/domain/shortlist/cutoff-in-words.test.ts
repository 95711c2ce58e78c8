import { expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
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
