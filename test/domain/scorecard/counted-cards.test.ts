import { describe, expect, test } from "vitest";
import type { Bundle, BundleScorecard } from "#app/domain/bundle/bundle.ts";
import { indexCards, type LeftOut } from "#app/domain/scorecard/counted-cards.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

function card(judge: string, application: string, more: Partial<BundleScorecard> = {}) {
  const scores = { impact: 5, reach: 5 };
  return { round: "round-one", judge, application, status: "submitted", scores, ...more } as const;
}

const strike = {
  kind: "strike",
  round: "round-one",
  category: "open",
  judge: "ada",
  application: "A1",
  by: "the chair",
  reason: "a mistake",
} as const;
const ada = card("ada", "A1");
const ben = card("ben", "A1");

describe("a card counts if it is submitted, by a judge who is not recused, and not struck", () => {
  const rows: readonly (readonly [
    string,
    Partial<Bundle>,
    readonly BundleScorecard[],
    readonly LeftOut[],
  ])[] = [
    ["both count", { scorecards: [ada, ben] }, [ada, ben], []],
    [
      "a draft does not",
      { scorecards: [card("ada", "A1", { status: "draft" }), ben] },
      [ben],
      [{ judge: "ada", why: "draft" }],
    ],
    [
      "nor one of a judge who is recused",
      { scorecards: [ada, ben], recusals: [{ judge: "ben", application: "A1", reason: "" }] },
      [ada],
      [{ judge: "ben", why: "recused" }],
    ],
    [
      "of a recused judge's draft it is said that the judge is recused",
      {
        scorecards: [card("ben", "A1", { status: "draft" })],
        recusals: [{ judge: "ben", application: "A1", reason: "" }],
      },
      [],
      [{ judge: "ben", why: "recused" }],
    ],
    [
      "nor one that is struck",
      { scorecards: [ada, ben], decisions: [strike] },
      [ben],
      [{ judge: "ada", why: "struck" }],
    ],
    [
      "one that is struck in another round counts",
      { scorecards: [ada], decisions: [{ ...strike, round: "round-two" }] },
      [ada],
      [],
    ],
    [
      "one of another application counts",
      { scorecards: [ada], decisions: [{ ...strike, application: "A2" }] },
      [ada],
      [],
    ],
    [
      "a strike is of one judge, though the names run together",
      { scorecards: [ada], decisions: [{ ...strike, round: "round-oneada", judge: "" }] },
      [ada],
      [],
    ],
    [
      "a decision of another kind strikes nothing",
      {
        scorecards: [ada],
        decisions: [
          {
            kind: "order",
            round: "round-one",
            category: "open",
            applications: ["A1", "A2"],
            by: "the chair",
            reason: "why",
          },
        ],
      },
      [ada],
      [],
    ],
    [
      "all that do not count are named",
      {
        scorecards: [card("ada", "A1", { status: "draft" }), ben],
        decisions: [{ ...strike, judge: "ben" }],
      },
      [],
      [
        { judge: "ada", why: "draft" },
        { judge: "ben", why: "struck" },
      ],
    ],
  ];
  test.each(rows)("%s", (_what, bundle, counted, notCounted) => {
    const index = indexCards({ ...smallBundle(), recusals: [], ...bundle });
    expect(index.get("round-one")?.get("A1")).toEqual({ counted, notCounted });
  });

  test("a bundle without cards, decisions and recusals has none", () => {
    const {
      scorecards: _cards,
      decisions: _decisions,
      recusals: _recusals,
      ...bare
    } = smallBundle();
    expect(indexCards(bare).size).toBe(0);
    expect([...indexCards({ ...bare, scorecards: [ada] }).keys()]).toEqual(["round-one"]);
  });

  test("cards are kept by round and application", () => {
    const later = card("ada", "A1", { round: "round-two" });
    const other = card("ada", "A2");
    const index = indexCards({ ...smallBundle(), recusals: [], scorecards: [ada, later, other] });
    const counted = (round: string, ref: string) => index.get(round)?.get(ref)?.counted;
    expect(counted("round-one", "A1")).toEqual([ada]);
    expect(counted("round-two", "A1")).toEqual([later]);
    expect(counted("round-one", "A2")).toEqual([other]);
    expect(counted("round-two", "A2")).toBeUndefined();
  });
});
