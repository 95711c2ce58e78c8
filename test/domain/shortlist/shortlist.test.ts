import { describe, expect, test } from "vitest";
import type { Bundle, BundleDecision } from "#app/domain/bundle/bundle.ts";
import type { ScorecardRoundCount } from "#app/domain/count/count.ts";
import { isInEffect } from "#app/domain/count/decision-in-effect.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { cutoffMark, reserves } from "#app/domain/shortlist/cutoff-mark.ts";
import { smallBundle } from "#test/support/bundles.ts";

/** Four applications: A1 ahead, A2 and A3 level in everything, A4 below; two seats. */
function tiedBundle(
  cutoffTie: "extend" | "break",
  decisions: readonly BundleDecision[] = [],
): Bundle {
  const points: Readonly<Record<string, number>> = { A1: 9, A2: 7, A3: 7, A4: 3 };
  const bundle = smallBundle();
  return {
    ...bundle,
    rounds: [
      { slug: "round-one", kind: "scorecard", advance: 2, cutoffTie },
      { slug: "round-two", kind: "ballot", votes: 1 },
    ],
    recusals: [],
    ballots: [],
    decisions,
    scorecards: (bundle.scorecards ?? []).map((card) => {
      const mark = points[card.application] ?? 1;
      return { ...card, scores: { impact: mark, context: mark } };
    }),
  };
}

function order(...applications: readonly string[]): BundleDecision {
  const words = { by: "the chair", reason: "why" };
  return { kind: "order", round: "round-one", category: "open-city", applications, ...words };
}

function firstRound(bundle: Bundle): ScorecardRoundCount {
  const round = countEdition(bundle).categories[0]?.rounds[0];
  if (round?.kind !== "scorecard") throw new Error("the first round is a scorecard round");
  return round;
}

describe("the cut-off", () => {
  test("marks each application by score alone, whatever the policy", () => {
    for (const policy of ["extend", "break"] as const) {
      const round = firstRound(tiedBundle(policy));
      expect(round.standing.map((row) => [row.application, cutoffMark(round, row)])).toEqual([
        ["A1", "in"],
        ["A2", "contested"],
        ["A3", "contested"],
        ["A4", "out"],
      ]);
    }
  });

  test("extended takes in all that are level, and says that breaking would settle nothing", () => {
    const round = firstRound(tiedBundle("extend"));
    expect(round.advanced).toEqual(["A1", "A2", "A3"]);
    expect(round.cutoff).toMatchObject({ policy: "extend", tied: ["A2", "A3"], otherwise: null });
    expect(reserves(round)).toEqual([["A4"]]);
  });

  test("broken by a decision takes one, and says whom extending would have taken", () => {
    const round = firstRound(tiedBundle("break", [order("A3", "A2")]));
    expect(round.advanced).toEqual(["A1", "A3"]);
    expect(round.cutoff?.otherwise).toEqual(["A1", "A2", "A3"]);
    expect(reserves(round)).toEqual([["A2"], ["A4"]]);
  });

  test("in the last round there is none", () => {
    const bundle = tiedBundle("extend");
    const round = firstRound({ ...bundle, rounds: bundle.rounds.slice(0, 1) });
    expect(round.standing.map((row) => cutoffMark(round, row))).toEqual([null, null, null, null]);
    expect(reserves(round)).toEqual([]);
  });
});

describe("a recorded decision is in effect", () => {
  test("where it orders a tied group, and only the latest that does", () => {
    const [first, second] = [order("A3", "A2"), order("A2", "A3")];
    const bundle = tiedBundle("break", [first, second]);
    const count = countEdition(bundle);
    expect([first, second].map((one) => one.kind === "order" && isInEffect(one, count))).toEqual([
      false,
      true,
    ]);
  });

  test("not where the figures tell its applications apart", () => {
    const late = order("A4", "A1");
    expect(
      late.kind === "order" && isInEffect(late, countEdition(tiedBundle("break", [late]))),
    ).toBe(false);
  });

  test("where it names a free application for a panel prize", () => {
    const naming = (application: string): BundleDecision => ({
      kind: "prize",
      category: "open-city",
      prize: "mention",
      application,
      by: "the panel",
      reason: "why",
    });
    const bundle = {
      ...tiedBundle("extend"),
      prizes: [{ slug: "mention", name: "Mention", by: "panel" as const }],
      decisions: [naming("A4"), naming("W1")],
    };
    const count = countEdition(bundle);
    expect(bundle.decisions.map((one) => one.kind === "prize" && isInEffect(one, count))).toEqual([
      true,
      false,
    ]);
  });
});
