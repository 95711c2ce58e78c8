import { describe, expect, test } from "vitest";
import { capFault, capsInWords, type EntrantsApplication } from "#app/domain/application/caps.ts";

const LAMPS = { title: "Lamps", category: "Open" };

function other(change: Partial<EntrantsApplication> = {}): EntrantsApplication {
  return { ref: "G-01", title: "Trees", state: "submitted", category: "Green", ...change };
}

describe("a city that may submit two", () => {
  const caps = { capPerEntrant: 2, isOneCategoryAProject: false };

  test.for([
    ["none", [], true],
    ["one", [other()], true],
    ["two", [other(), other({ ref: "G-02" })], false],
    ["two of which one was withdrawn", [other(), other({ state: "withdrawn" })], true],
    ["two of which one is a draft", [other(), other({ state: "draft" })], true],
    ["two that are being corrected", [other(), other({ state: "returned" })], false],
  ] as const)("may submit one more beside %s: that is so or not", ([, others, may]) => {
    expect(capFault(caps, LAMPS, others) === null).toBe(may);
  });

  test("is told which ones take its places, and what it can do", () => {
    expect(capFault(caps, LAMPS, [other(), other({ ref: "G-02", title: "Parks" })])).toBe(
      "A city may submit at most 2 applications to this edition, and yours has: G-01 “Trees” in Green, G-02 “Parks” in Green. Withdraw one of them to submit another.",
    );
  });
});

describe("a project that takes part in one category", () => {
  const caps = { capPerEntrant: null, isOneCategoryAProject: true };

  test.for([
    ["the same title elsewhere", other({ title: " lamps" }), false],
    ["the same title with other marks", other({ title: "Làmps!" }), false],
    ["the same title in its own category", other({ title: "Lamps", category: "Open" }), true],
    ["the same title as a draft", other({ title: "Lamps", state: "draft" }), true],
    ["the same title, withdrawn", other({ title: "Lamps", state: "withdrawn" }), true],
    ["another title", other(), true],
  ] as const)("stands beside %s: that may be or not", ([, one, may]) => {
    expect(capFault(caps, LAMPS, [one]) === null).toBe(may);
  });

  test("is told by titles that have no letter from A to Z as well", () => {
    const own = { title: "서울의 빛", category: "Open" };
    expect(capFault(caps, own, [other({ title: "서울의 빛" })])).toContain("G-01");
    expect(capFault(caps, own, [other({ title: "부산의 빛" })])).toBeNull();
  });
});

test("the rules are told as sentences, and where there are none nothing is told", () => {
  expect(capsInWords({ capPerEntrant: null, isOneCategoryAProject: false })).toEqual([]);
  expect(capsInWords({ capPerEntrant: 1, isOneCategoryAProject: true })).toEqual([
    "A city may submit one application to this edition. Drafts, and what was withdrawn, do not count.",
    "A project takes part in one category.",
  ]);
});
