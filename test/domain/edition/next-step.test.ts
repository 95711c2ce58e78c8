import { describe, expect, test } from "vitest";
import { inTime, nextStep, type StepFacts } from "#app/domain/edition/next-step.ts";
import type { RoundState } from "#app/domain/round/round-state.ts";

const NOW = new Date("2026-06-12T12:00:00Z");
const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

function facts(change: Partial<StepFacts> = {}): StepFacts {
  return {
    edition: { state: "judging", callClosesAt: after(-100) },
    unscreened: 0,
    rounds: rounds("pending", "pending"),
    owing: 0,
    undecided: 0,
    certification: null,
    ...change,
  };
}

function rounds(one: RoundState, two: RoundState, closesAt: Date | null = after(100)) {
  return [
    { slug: "round-one", name: "Round one", state: one, closesAt },
    { slug: "round-two", name: "Round two", state: two, closesAt },
  ];
}

describe("the one thing to do", () => {
  const call = { state: "call", callClosesAt: after(72) } as const;
  const certified = { state: "certified", callClosesAt: null } as const;
  test.each<[string, Partial<StepFacts>, string]>([
    [
      "Finish the settings, then open the call",
      { edition: { ...call, state: "setup" } },
      "/settings",
    ],
    ["The call closes in 3 days", { edition: call, unscreened: 4 }, "/screening"],
    ["The call is open", { edition: { ...call, callClosesAt: null } }, "/screening"],
    [
      "Screen 4 applications",
      { edition: { ...call, callClosesAt: NOW }, unscreened: 4 },
      "/screening",
    ],
    ["Screen 1 application", { unscreened: 1 }, "/screening"],
    ["Open round one", {}, "/judging"],
    [
      "Round one closes in 4 days",
      { rounds: rounds("open", "pending"), owing: 2 },
      "/judging/round-one",
    ],
    [
      "Round one is open",
      { rounds: rounds("open", "pending", null), owing: 2 },
      "/judging/round-one",
    ],
    [
      "The time of round one is over: close it",
      { rounds: rounds("open", "pending", NOW), owing: 2 },
      "/judging/round-one",
    ],
    [
      "Everything is in: close round one",
      { rounds: rounds("open", "pending") },
      "/judging/round-one",
    ],
    [
      "Confirm the shortlist of round one",
      { rounds: rounds("closed", "pending") },
      "/judging/round-one",
    ],
    [
      "Decide the tie at the cut-off of round one",
      { rounds: rounds("closed", "pending"), undecided: 1 },
      "/judging/round-one",
    ],
    ["Open round two", { rounds: rounds("confirmed", "pending") }, "/judging"],
    [
      "2 things wait for a decision",
      { rounds: rounds("confirmed", "closed"), undecided: 2 },
      "/results",
    ],
    ["Certify the result", { rounds: rounds("confirmed", "closed") }, "/results"],
    [
      "Set the time of publication",
      { edition: certified, certification: { publishAt: null } },
      "/results",
    ],
    [
      "The winners are published in 5 hours",
      { edition: certified, certification: { publishAt: after(5) } },
      "/results",
    ],
    [
      "The winners are public",
      { edition: certified, certification: { publishAt: NOW } },
      "/results",
    ],
    [
      "This edition is in the archive",
      { edition: { ...certified, state: "archived" } },
      "/results",
    ],
  ])("is: %s", (title, change, page) => {
    expect(nextStep(facts(change), NOW)).toEqual({ title, page });
  });

  test("is never said to be further away than it is", () => {
    expect([0.001, 0.5, 1, 1.99, 47.9, 48, 71.9].map((hours) => inTime(after(hours), NOW))).toEqual(
      [
        "in 1 minute",
        "in 30 minutes",
        "in 1 hour",
        "in 1 hour",
        "in 47 hours",
        "in 2 days",
        "in 2 days",
      ],
    );
  });
});
