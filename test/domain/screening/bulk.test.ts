import { describe, expect, test } from "vitest";
import {
  type BulkOrder,
  type BulkSubject,
  passingClauses,
  planBulk,
} from "#app/domain/screening/bulk.ts";

const NOW = new Date("2026-06-12T12:00:00.000Z");
const ORDER: BulkOrder = {
  act: "accept",
  clauseId: null,
  note: "",
  tag: "late",
  category: { id: "green", name: "Green" },
  until: "Friday",
};

function clauses(...results: readonly ("pass" | "fail" | "unclear" | null)[]) {
  return results.map((result, index) => ({
    id: `c${index + 1}`,
    title: `Clause ${index + 1}`,
    result,
    note: "why",
  }));
}

function subject(change: Partial<BulkSubject> = {}): BulkSubject {
  return {
    ref: "A1",
    state: "submitted",
    categoryId: "open",
    dueAt: null,
    tags: [],
    phase: "alone",
    clauses: clauses("pass", "pass"),
    hasScorecard: false,
    isWrittenTo: true,
    ...change,
  };
}

const EARLIER = new Date(NOW.getTime() - 1);

describe("the preview of an act on many says of each what will happen, or why nothing will", () => {
  test.for<[string, Partial<BulkOrder>, Partial<BulkSubject>, boolean, string]>([
    ["accepts", {}, {}, true, "Accepted; its city is told"],
    ["of nobody's", {}, { isWrittenTo: false }, true, "Accepted; there is nobody to tell"],
    ["unchecked", {}, { clauses: clauses("pass", null) }, false, "Clause 2: not checked yet."],
    [
      "concluded",
      {},
      { state: "accepted" },
      false,
      "This application was concluded, or has left the award.",
    ],
    ["half screened", {}, { phase: "own" }, false, "Its two screeners are not both done"],
    [
      "overdue",
      {},
      { state: "returned", dueAt: EARLIER },
      false,
      "It was returned and not corrected in time: it can only be rejected.",
    ],
    [
      "rejects",
      { act: "reject", clauseId: "c1", note: "late" },
      {},
      true,
      "Not accepted; its city is told",
    ],
    [
      "returns",
      { act: "return", clauseId: "c1", note: "late" },
      {},
      true,
      "Returned for correction until Friday; its city is told",
    ],
    ["passes", { act: "pass" }, { clauses: clauses("pass", null) }, true, "Passes: Clause 2"],
    ["nothing to pass", { act: "pass" }, {}, false, "Every clause was checked already"],
    ["moves", { act: "move" }, {}, true, "Moves to Green; its city is told"],
    ["is there", { act: "move" }, { categoryId: "green" }, false, "Is in Green already"],
    [
      "is scored",
      { act: "move" },
      { hasScorecard: true },
      false,
      "A judge has scored it already: it stays in its category.",
    ],
    ["tags", { act: "tag" }, {}, true, "Gets the tag “late”"],
    ["has it", { act: "tag" }, { tags: ["late"] }, false, "Has the tag “late” already"],
    ["untags", { act: "untag" }, { tags: ["late"] }, true, "Loses the tag “late”"],
  ])("%s", ([, order, change, isDone, says]) => {
    expect(planBulk({ ...ORDER, ...order }, [subject(change)], NOW, null)).toEqual([
      { ref: "A1", isDone, says },
    ]);
  });

  test("once screening is over, only tags go on and off", () => {
    const plan = (act: BulkOrder["act"]) =>
      planBulk({ ...ORDER, act }, [subject()], NOW, "Round one is closed.")[0];
    expect(plan("accept")).toMatchObject({ isDone: false, says: "Round one is closed." });
    expect(plan("tag")).toMatchObject({ isDone: true });
  });
});

test("what somebody found is never written over by a pass for all", () => {
  const found = clauses("fail", null, null);
  expect(passingClauses(null, found).map(({ id }) => id)).toEqual(["c2", "c3"]);
  expect(passingClauses("c1", found)).toEqual([]);
});
