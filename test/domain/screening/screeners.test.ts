import { describe, expect, test } from "vitest";
import type { FindingResult } from "#app/domain/screening/conclude.ts";
import {
  compareFindings,
  phaseOf,
  notesOfOthers,
  readableFindings,
  type RecordedFinding,
} from "#app/domain/screening/screeners.ts";

const CLAUSES = ["c1", "c2"];

/** "ann:pass,fail bo:pass" is what each found on the clauses in turn; "=:pass" is what was settled. */
function findings(text: string): readonly RecordedFinding[] {
  return text.split(" ").flatMap((word) => {
    const [who = "", results = ""] = word.split(":");
    return results.split(",").flatMap((result, index): RecordedFinding[] =>
      result === ""
        ? []
        : [
            {
              clauseId: CLAUSES[index] ?? "",
              screener: who === "=" ? "" : who,
              result: result as FindingResult,
              note: `note of ${who}`,
              evidence: "",
              noteToSelf: `self of ${who}`,
              foundById: who === "=" ? "bo" : who,
            },
          ],
    );
  });
}

const pair = (text: string) => ({
  hasTwoScreeners: true,
  clauseIds: CLAUSES,
  findings: findings(text),
});

describe("what a person does with an application that two screen", () => {
  test.for([
    ["", "own"],
    ["ann:pass", "own"],
    ["ann:pass,pass", "own"],
    ["ann:pass,pass bo:pass", "own"],
    ["bo:pass cy:pass", "taken"],
    ["bo:pass,fail cy:pass,pass", "settle"],
    ["ann:pass,fail bo:pass,pass", "settle"],
  ] as const)("after %s Ann is at: %s", ([found, phase]) => {
    expect(phaseOf(pair(found), "ann")).toBe(phase);
  });

  test("one screens alone where the edition says so, or has no clause", () => {
    const found = findings("bo:pass,pass");
    const one = { hasTwoScreeners: false, clauseIds: CLAUSES, findings: found };
    expect(phaseOf(one, "ann")).toBe("alone");
    expect(phaseOf({ ...one, hasTwoScreeners: true, clauseIds: [] }, "ann")).toBe("alone");
  });
});

describe("the other's findings", () => {
  test("are unseen until both have found on every clause", () => {
    const seen = (text: string) => readableFindings(pair(text), "ann").map((one) => one.screener);
    expect(seen("bo:pass,pass")).toEqual([]);
    expect(seen("ann:pass bo:pass,pass")).toEqual(["ann"]);
    expect(seen("ann:pass,fail bo:pass,pass")).toEqual(["ann", "ann", "bo", "bo"]);
  });

  test("never show the note that somebody wrote to themselves", () => {
    const both = readableFindings(pair("ann:pass,fail bo:pass,pass"), "ann");
    expect(both.map(({ noteToSelf }) => noteToSelf)).toEqual([
      "self of ann",
      "self of ann",
      "",
      "",
    ]);
  });
});

describe("what somebody wrote to themselves on the finding that counts", () => {
  const alone = { ...pair("=:pass,fail"), hasTwoScreeners: false };
  const asked = { screener: "", clauseIds: CLAUSES };

  test("is theirs alone", () => {
    const seen = (person: string) =>
      readableFindings(alone, person).map(({ noteToSelf }) => noteToSelf);
    expect(seen("bo")).toEqual(["self of =", "self of ="]);
    expect(seen("ann")).toEqual(["", ""]);
  });

  test("has to be kept where a colleague finds anew", () => {
    const clauses = (person: string, change: object = {}) =>
      notesOfOthers(alone.findings, { ...asked, ...change }, person).map((one) => one.clauseId);
    expect(clauses("ann")).toEqual(CLAUSES);
    expect(clauses("ann", { clauseIds: CLAUSES.slice(1) })).toEqual(CLAUSES.slice(1));
    expect(clauses("ann", { screener: "ann" })).toEqual([]);
    expect(clauses("bo")).toEqual([]);
    const empty = alone.findings.map((one) => ({ ...one, noteToSelf: "" }));
    expect(notesOfOthers(empty, asked, "ann")).toEqual([]);
  });
});

describe("two findings on a clause", () => {
  test("stand where they agree, with both notes; wait where they differ, until it is settled", () => {
    const read = (text: string) =>
      compareFindings(pair(text)).map(
        ({ isDisputed, standing }) =>
          `${isDisputed ? "differ" : "agree"} ${standing?.result ?? "-"}`,
      );
    expect(read("ann:pass,fail bo:pass,pass")).toEqual(["agree pass", "differ -"]);
    expect(read("ann:pass,fail bo:pass,pass =:,unclear")).toEqual(["agree pass", "differ unclear"]);
    expect(compareFindings(pair("ann:pass,fail bo:pass,fail"))[1]?.standing?.note).toBe(
      "note of ann\nnote of bo",
    );
  });
});
