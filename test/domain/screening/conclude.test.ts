import { describe, expect, test } from "vitest";
import { BUNDLE_STATUSES } from "#app/domain/bundle/bundle.ts";
import {
  type CheckedClause,
  clausesToTell,
  type Conclusion,
  mayConclude,
  mayScreen,
} from "#app/domain/screening/conclude.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";

/** "pass fail+" is two clauses, the second failed with a note. */
function clauses(text: string): readonly CheckedClause[] {
  return text.split(" ").flatMap((word, index) => {
    if (word === "") return [];
    const result = word.replace("+", "");
    return [
      {
        id: `c${index + 1}`,
        title: `Clause ${index + 1}`,
        result: result === "none" ? null : (result as "pass" | "fail" | "unclear"),
        note: word.endsWith("+") ? "why" : " ",
      },
    ];
  });
}

const CONCLUSIONS: readonly Conclusion[] = ["accepted", "returned", "rejected"];

describe("what the findings allow", () => {
  test.for([
    ["pass pass", ["accepted"]],
    ["", ["accepted"]],
    ["pass none", []],
    ["pass unclear", []],
    ["pass unclear+", ["returned"]],
    ["pass fail", []],
    ["pass fail+", ["returned", "rejected"]],
    ["fail+ unclear", ["rejected"]],
    ["fail+ unclear+", ["returned", "rejected"]],
    ["fail+ fail", []],
    ["none fail+", ["returned", "rejected"]],
    ["none none", []],
  ] as const)("%s: %j", ([text, allowed]) => {
    expect(CONCLUSIONS.filter((one) => mayConclude(one, clauses(text)).ok)).toEqual(allowed);
  });

  test("names every clause that stands in the way", () => {
    const outcome = mayConclude("accepted", clauses("pass fail unclear none"));
    expect(outcome.ok ? [] : outcome.refusal.details).toEqual([
      "Clause 2: failed. Only an application that passes every clause is accepted.",
      "Clause 3: unclear. Decide whether it passed before you accept.",
      "Clause 4: not checked yet.",
    ]);
    expect(outcome.ok ? [] : outcome.refusal.fields).toEqual([
      "findings.c2.result",
      "findings.c3.result",
      "findings.c4.result",
    ]);
  });

  test("tells a city what failed, and what is unclear where it may still mend it", () => {
    const told = (conclusion: Conclusion) =>
      clausesToTell(conclusion, clauses("pass fail+ unclear+")).map(({ title }) => title);
    expect(told("accepted")).toEqual([]);
    expect(told("returned")).toEqual(["Clause 2", "Clause 3"]);
    expect(told("rejected")).toEqual(["Clause 2"]);
  });
});

describe("an application is checked", () => {
  const now = new Date("2026-05-10T12:00:00Z");

  test("once submitted, and again where its correction never came", () => {
    const checked = (dueAt: Date | null) =>
      BUNDLE_STATUSES.filter((state) => mayScreen({ state, dueAt }, now).ok);
    expect(checked(null)).toEqual(["submitted"]);
    expect(checked(new Date(now.getTime() + 1))).toEqual(["submitted"]);
    expect(checked(now)).toEqual(["submitted", "returned"]);
  });

  test("until the first judging round closes", () => {
    const rounds = (...states: readonly ("pending" | "open" | "closed" | "confirmed")[]) =>
      states.map((state, index) => ({
        kind: index === 0 ? ("screening" as const) : ("scorecard" as const),
        name: `Round ${index}`,
        state,
      }));
    expect(screeningIsOver("call", rounds("open", "pending"))).toBeNull();
    expect(screeningIsOver("judging", rounds("closed", "open"))).toBeNull();
    expect(screeningIsOver("judging", rounds("closed", "closed"))?.refusal.code).toBe(
      "round-closed",
    );
    expect(screeningIsOver("certified", rounds("closed", "open"))?.refusal.code).toBe(
      "already-certified",
    );
  });
});
