import { describe, expect, test } from "vitest";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";

describe("a list that is saved", () => {
  test("keeps, adds and takes away by id, in the order it was sent", () => {
    const rows = [{ id: "b", name: "B" }, { name: "new" }, { id: "a", name: "A" }];
    expect(rowChanges(["a", "b", "c"], { known: ["a", "b", "c"], rows })).toEqual({
      isCurrent: true,
      kept: [
        { id: "b", name: "B", position: 0 },
        { id: "a", name: "A", position: 2 },
      ],
      added: [{ name: "new", position: 1 }],
      removed: ["c"],
    });
  });

  test.for([
    ["does not know a row that came since", ["a", "b"], ["a"], [{ id: "a" }]],
    ["still knows a row that has gone", ["a"], ["a", "b"], [{ id: "a" }]],
    ["names a row of elsewhere", ["a"], ["a"], [{ id: "a" }, { id: "z" }]],
    ["names a row twice", ["a"], ["a"], [{ id: "a" }, { id: "a" }]],
  ] as const)("is not saved from a page that %s", ([, stored, known, rows]) => {
    expect(rowChanges(stored, { known, rows })).toEqual({ isCurrent: false });
  });
});
