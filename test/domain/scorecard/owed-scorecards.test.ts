import { describe, expect, test } from "vitest";
import { owedScorecards } from "#app/domain/scorecard/owed-scorecards.ts";
import { belowQuorum } from "#app/domain/scorecard/quorum.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";

const judges = [
  { slug: "j1", categories: ["open-city"] },
  { slug: "j2", categories: ["open-city", "other-city"] },
];
const applications = [
  { ref: "A1", category: "open-city" },
  { ref: "B1", category: "other-city" },
];
const card = (judge: string, application: string, status: "draft" | "submitted") => ({
  judge,
  application,
  status,
});

describe("what judges owe before a round is closed", () => {
  test("is a scorecard for every application on their own panels", () => {
    expect(owedScorecards(judges, applications, [], recusalsOf([]))).toEqual([
      { judge: "j1", application: "A1" },
      { judge: "j2", application: "A1" },
      { judge: "j2", application: "B1" },
    ]);
  });

  test("is not what they submitted, but still what they only drafted", () => {
    const cards = [card("j2", "A1", "submitted"), card("j1", "A1", "draft")];
    expect(owedScorecards(judges, applications, cards, recusalsOf([]))).toEqual([
      { judge: "j1", application: "A1" },
      { judge: "j2", application: "B1" },
    ]);
  });

  test("is nothing for an application that they are recused from", () => {
    const isRecused = recusalsOf([{ judge: "j2", application: "A1" }]);
    expect(owedScorecards(judges, applications, [], isRecused)).toEqual([
      { judge: "j1", application: "A1" },
      { judge: "j2", application: "B1" },
    ]);
  });
});

describe("a quorum of counted scorecards", () => {
  const standing = [
    { application: "A1", scorecards: 3 },
    { application: "A2", scorecards: 2 },
    { application: "A3", scorecards: 0 },
  ];
  test.each([
    [null, []],
    [1, ["A3"]],
    [3, ["A2", "A3"]],
  ])("of %s marks %j", (quorum, marked) => {
    expect(belowQuorum(standing, quorum)).toEqual(marked);
  });
});
