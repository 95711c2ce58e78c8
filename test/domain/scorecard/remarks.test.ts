import { describe, expect, test } from "vitest";
import {
  checkRemarks,
  checkWhole,
  differingRemarks,
  isSameRemark,
  type Remark,
  unexplainedEnds,
} from "#app/domain/scorecard/remarks.ts";

const CRITERIA = [
  { slug: "impact", name: "Impact" },
  { slug: "reach", name: "Reach" },
];
const RULE = { minScore: 1, maxScore: 10, needsRemarkAtEnds: true };

function said(text: string, audience: Remark["audience"] = "secretariat"): Remark {
  return { text, audience };
}

describe("where a round asks for a remark at the ends of its scale", () => {
  test.for([
    ["in the middle needs none", 5, "", []],
    ["one above the lowest needs none", 2, "", []],
    ["one below the highest needs none", 9, "", []],
    ["the lowest without a word is not explained", 1, "", ["impact"]],
    ["the highest without a word is not explained", 10, "", ["impact"]],
    ["blanks are no word", 10, "  \n", ["impact"]],
    ["the lowest with a word is explained", 1, "No figures at all.", []],
    ["the highest with a word is explained", 10, "The best I saw.", []],
    ["no score needs no word", undefined, "", []],
  ] as const)("%s", ([, points, text, expected]) => {
    const scores = points === undefined ? {} : { impact: points };
    const found = unexplainedEnds({ scores, remarks: { impact: said(text) } }, CRITERIA, RULE);
    expect(found.map(({ slug }) => slug)).toEqual(expected);
  });

  test.for([
    ["a scale from 0", { minScore: 0, maxScore: 5 }, 0, true],
    ["1 on a scale from 0", { minScore: 0, maxScore: 5 }, 1, false],
    ["the highest of a long scale", { minScore: 0, maxScore: 100 }, 100, true],
    ["10 of a long scale", { minScore: 0, maxScore: 100 }, 10, false],
    ["a scale that was never set is 1 to 10", { minScore: null, maxScore: null }, 10, true],
  ] as const)("%s: the ends are the round's own", ([, scale, points, isAsked]) => {
    const card = { scores: { impact: points }, remarks: {} };
    const found = unexplainedEnds(card, CRITERIA, { ...scale, needsRemarkAtEnds: true });
    expect(found.length === 1).toBe(isAsked);
  });

  test("a remark on another criterion explains nothing", () => {
    const card = { scores: { impact: 10, reach: 5 }, remarks: { reach: said("Wide.") } };
    expect(unexplainedEnds(card, CRITERIA, RULE)).toEqual([CRITERIA[0]]);
  });

  test("for whom the remark is does not matter", () => {
    const card = { scores: { impact: 10 }, remarks: { impact: said("Rare.", "applicant") } };
    expect(unexplainedEnds(card, CRITERIA, RULE)).toEqual([]);
  });
});

test("a round that does not ask takes the ends without a word", () => {
  const card = { scores: { impact: 10, reach: 1 }, remarks: {} };
  expect(checkWhole(card, CRITERIA, { ...RULE, needsRemarkAtEnds: false })).toMatchObject({
    ok: true,
  });
});

test("what a card lacks is said all at once, each at its field", () => {
  expect(checkWhole({ scores: { impact: 10 }, remarks: {} }, CRITERIA, RULE)).toMatchObject({
    refusal: {
      code: "scorecard-incomplete",
      fields: ["remarks.impact.text", "scores.reach"],
      details: ["Say in a remark why Impact gets 10.", "Give a score for Reach."],
    },
  });
});

test("a remark on a criterion of another category is none", () => {
  expect(checkRemarks({ impact: said("a") }, CRITERIA)).toMatchObject({ ok: true });
  expect(checkRemarks({ depth: said("a") }, CRITERIA)).toMatchObject({
    refusal: { code: "invalid" },
  });
});

describe("two remarks", () => {
  test.for([
    ["are the same word for word", said("a"), said("a"), true],
    ["differ by a letter", said("a"), said("b"), false],
    ["differ by whom they are for", said("a"), said("a", "applicant"), false],
    ["are the same where nothing was said", said(""), said("", "applicant"), true],
  ] as const)("%s", ([, one, other, isSame]) => {
    expect(isSameRemark(one, other)).toBe(isSame);
  });

  test("that differ are named by their criterion, one that was taken away included", () => {
    const stored = { impact: said("a"), reach: said("b") };
    expect(differingRemarks(CRITERIA, stored, { reach: said("b") })).toEqual([
      "The remarks on Impact differ.",
    ]);
  });
});
