import { describe, expect, test } from "vitest";
import {
  type EditionUse,
  lockOf,
  lockOfCategory,
  lockOfClosing,
  lockOfOpening,
  type Part,
} from "#app/domain/edition/locks.ts";

const NOON = new Date("2026-06-12T12:00:00Z");
const EARLIER = new Date("2026-06-01T12:00:00Z");
const LATER = new Date("2026-07-01T12:00:00Z");

const UNUSED: EditionUse = {
  state: "setup",
  callOpensAt: null,
  callClosesAt: null,
  hasSubmission: false,
  hasScorecard: false,
  hasJudgingBegun: false,
  hasLastRoundBegun: false,
  now: NOON,
};

const CALL: EditionUse = { ...UNUSED, state: "call", callOpensAt: EARLIER, callClosesAt: LATER };
const SUBMITTED: EditionUse = { ...CALL, hasSubmission: true };
const OVER: EditionUse = { ...SUBMITTED, state: "judging", callClosesAt: EARLIER };
const JUDGING: EditionUse = { ...OVER, hasJudgingBegun: true };
const SCORED: EditionUse = { ...JUDGING, hasScorecard: true };
const VOTING: EditionUse = { ...SCORED, hasLastRoundBegun: true };

const PARTS: readonly Part[] = [
  "zone",
  "call-opens",
  "call-closes",
  "categories",
  "criteria",
  "clauses",
  "rounds",
  "prizes",
];

describe("what use has fixed", () => {
  test.for([
    ["an edition being set up", UNUSED, []],
    [
      "one that is set up though its dates have passed",
      { ...UNUSED, callOpensAt: EARLIER, callClosesAt: EARLIER },
      [],
    ],
    ["a call that is announced", { ...CALL, callOpensAt: LATER }, []],
    ["an open call", CALL, ["zone", "call-opens"]],
    [
      "a call whose time is over",
      { ...CALL, callClosesAt: NOON },
      ["zone", "call-opens", "call-closes"],
    ],
    ["a first submission", SUBMITTED, ["zone", "call-opens", "clauses"]],
    ["a closed call", OVER, ["zone", "call-opens", "call-closes", "clauses"]],
    [
      "a first round opened",
      JUDGING,
      ["zone", "call-opens", "call-closes", "categories", "clauses", "rounds"],
    ],
    [
      "a first scorecard",
      SCORED,
      ["zone", "call-opens", "call-closes", "categories", "criteria", "clauses", "rounds"],
    ],
    ["a last round opened", VOTING, PARTS],
    ["a certified result", { ...UNUSED, state: "certified" }, PARTS],
    ["the archive", { ...UNUSED, state: "archived" }, PARTS],
  ] as const)("%s", ([, use, fixed]) => {
    expect(PARTS.filter((part) => lockOf(part, use) !== null)).toEqual(fixed);
  });

  test("every reason is a sentence", () => {
    for (const use of [VOTING, { ...VOTING, state: "certified" as const }])
      for (const part of PARTS) expect(lockOf(part, use)).toMatch(/^[A-Z].+\.$/);
  });

  test("a category stays once an application is in it, be it a draft", () => {
    expect(lockOfCategory(0, CALL)).toBeNull();
    expect(lockOfCategory(1, CALL)).toBe("One application is in this category.");
    expect(lockOfCategory(3, CALL)).toBe("3 applications are in this category.");
    expect(lockOfCategory(0, JUDGING)).toContain("Judging has begun");
  });

  test.for([
    ["pending", false, false],
    ["open", true, false],
    ["closed", true, true],
    ["confirmed", true, true],
  ] as const)(
    "of a round that is %s the opening is fixed: %s, the closing: %s",
    ([state, opening, closing]) => {
      expect(lockOfOpening({ state }) !== null).toBe(opening);
      expect(lockOfClosing({ state }) !== null).toBe(closing);
    },
  );
});
