import { expect, test } from "vitest";
import { coverageLines, coverageOf, isCovered } from "#app/domain/round/coverage.ts";
import { ballotWork, scorecardWork } from "#app/domain/round/judge-work.ts";

const judges = [
  { judge: "ada", categories: ["open"] },
  { judge: "ben", categories: ["open"] },
];
const entries = ["A1", "A2", "A3"].map((ref) => ({ ref, category: "open" }));
const refs = entries.map(({ ref }) => ref);
const shown = (judge: string, ...applications: readonly string[]) =>
  applications.map((application) => ({ judge, application }));
const nobodyRecused = () => false;
const names = { judge: (name: string) => name.toUpperCase(), application: (name: string) => name };

test("names for each judge what was never put before them, and what nobody saw", () => {
  const work = scorecardWork(judges, entries, [], nobodyRecused);
  const coverage = coverageOf({
    entries: refs,
    work,
    shown: [...shown("ada", "A1", "A2"), ...shown("ben", "A1")],
    isRecused: nobodyRecused,
  });
  expect(coverage).toEqual({
    judges: [
      { judge: "ada", applications: ["A3"] },
      { judge: "ben", applications: ["A2", "A3"] },
    ],
    nobody: ["A3"],
  });
  expect(isCovered(coverage)).toBe(false);
  expect(coverageLines(coverage, names)).toEqual([
    "No judge was shown A3",
    "ADA was never shown A3",
    "BEN was never shown A2 and A3",
  ]);
});

test("is whole where everybody saw what is due to them, whether or not they scored it", () => {
  const work = scorecardWork(judges, entries, [], nobodyRecused);
  const all = [...shown("ada", ...refs), ...shown("ben", ...refs)];
  const coverage = coverageOf({ entries: refs, work, shown: all, isRecused: nobodyRecused });
  expect(isCovered(coverage)).toBe(true);
  expect(coverageLines(coverage, names)).toEqual([]);
});

test("an application that only judges saw who then stepped aside was shown to nobody", () => {
  const isRecused = (_judge: string, application: string) => application === "A3";
  const work = scorecardWork(judges, entries, [], isRecused);
  const all = [...shown("ada", ...refs), ...shown("ben", ...refs)];
  expect(coverageOf({ entries: refs, work, shown: all, isRecused })).toEqual({
    judges: [],
    nobody: ["A3"],
  });
});

test("in a ballot round the finalists are due that a judge may vote for", () => {
  const isRecused = (judge: string, application: string) => judge === "ben" && application === "A3";
  const work = ballotWork(judges, entries, () => false, isRecused);
  expect(coverageOf({ entries: refs, work, shown: shown("ada", ...refs), isRecused })).toEqual({
    judges: [{ judge: "ben", applications: ["A1", "A2"] }],
    nobody: [],
  });
});
