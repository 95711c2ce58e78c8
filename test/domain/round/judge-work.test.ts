import { expect, test } from "vitest";
import { ballotWork, ownOwedLine, owedLines, scorecardWork } from "#app/domain/round/judge-work.ts";

const judges = [
  { judge: "ada", categories: ["open", "green"] },
  { judge: "ben", categories: ["open"] },
];
const entries = [
  { ref: "A1", category: "open" },
  { ref: "A2", category: "open" },
  { ref: "G1", category: "green" },
];
const isRecused = (judge: string, application: string) => judge === "ben" && application === "A2";
const names = {
  judge: (n: string) => n,
  category: (n: string) => n,
  application: (n: string) => n,
};
const card = (judge: string, application: string, status: "draft" | "submitted" = "submitted") => ({
  judge,
  application,
  status,
});

test("a judge owes a submitted card for each application of their panels, not for one stepped aside from", () => {
  const work = scorecardWork(
    judges,
    entries,
    [card("ada", "A1"), card("ada", "A2", "draft")],
    isRecused,
  );
  expect(work).toEqual([
    { judge: "ada", category: "open", due: 2, done: 1, owed: ["A2"], applications: ["A1", "A2"] },
    { judge: "ada", category: "green", due: 1, done: 0, owed: ["G1"], applications: ["G1"] },
    { judge: "ben", category: "open", due: 1, done: 0, owed: ["A1"], applications: ["A1"] },
  ]);
  expect(owedLines("scorecard", work, names)).toEqual([
    "ada owes 2 scorecards: A2, G1",
    "ben owes a scorecard: A1",
  ]);
});

test("a judge owes one ballot a category, and none where there is nobody to vote for", () => {
  const asideFromAll = (judge: string, ref: string) => judge === "ada" && ref === "G1";
  const work = ballotWork(judges, entries, (judge) => judge === "ben", asideFromAll);
  expect(work).toEqual([
    { judge: "ada", category: "open", due: 1, done: 0, owed: [], applications: ["A1", "A2"] },
    { judge: "ben", category: "open", due: 1, done: 1, owed: [], applications: ["A1", "A2"] },
  ]);
  expect(owedLines("ballot", work, names)).toEqual(["ada has cast no ballot in open"]);
  expect(work.map((one) => ownOwedLine("ballot", [one], names))).toEqual([
    "You have cast no ballot yet in open.",
    undefined,
  ]);
});
