import { describe, expect, test } from "vitest";
import {
  isShortWithout,
  shortPanelInWords,
  shortPanels,
} from "#app/domain/scorecard/short-panels.ts";

const judges = (count: number) => Array.from({ length: count }, (_, index) => `j${index + 1}`);
const firstAside = (aside: number) => (judge: string) => judges(aside).includes(judge);

describe("an application is warned of", () => {
  test.each([
    // panel, stepped aside, quorum, under the quorum, more than a third aside
    [6, 0, null, false, false],
    [6, 1, null, false, false],
    [6, 2, null, false, false],
    [6, 3, null, false, true],
    [7, 2, null, false, false],
    [7, 3, null, false, true],
    [3, 1, null, false, false],
    [3, 2, null, false, true],
    [2, 1, null, false, true],
    [1, 1, null, false, true],
    [6, 0, 6, false, false],
    [6, 1, 6, true, false],
    [6, 2, 4, false, false],
    [6, 3, 4, true, true],
    [6, 3, 3, false, true],
    [2, 0, 3, true, false],
    [0, 0, 1, true, false],
    [0, 0, null, false, false],
  ])(
    "%i judges, %i aside, a quorum of %s: short of it %s, over a third %s",
    (size, aside, quorum, isUnder, isThird) => {
      const found = shortPanels(
        [{ application: "A1", panel: judges(size) }],
        firstAside(aside),
        quorum,
      );
      if (!isUnder && !isThird) expect(found).toEqual([]);
      else
        expect(found).toEqual([
          {
            application: "A1",
            panel: size,
            aside,
            quorum: isUnder ? quorum : null,
            isThirdAside: isThird,
          },
        ]);
    },
  );

  test("by itself: another's recusals, and those of judges off its panel, do not matter", () => {
    const panels = [
      { application: "A1", panel: ["ada", "ben"] },
      { application: "A2", panel: ["ada", "ben"] },
    ];
    const isRecused = (judge: string, application: string) =>
      application === "A2" ? judge === "ada" : judge === "cho";
    expect(shortPanels(panels, isRecused, null).map(({ application }) => application)).toEqual([
      "A2",
    ]);
  });
});

test("says it in a sentence with its figures", () => {
  const [short] = shortPanels([{ application: "A1", panel: judges(5) }], firstAside(2), 4);
  if (!short) throw new Error("not short");
  expect(shortPanelInWords(short, "OC-01")).toBe(
    "OC-01: 2 of 5 judges have stepped aside; 3 are left, and the quorum asks for 4",
  );
  expect(shortPanelInWords({ ...short, quorum: null, panel: 1, aside: 1 }, "OC-01")).toBe(
    "OC-01: 1 of 1 judge has stepped aside",
  );
  expect(shortPanelInWords({ ...short, panel: 2, aside: 1, quorum: 2 }, "OC-01")).toBe(
    "OC-01: 1 of 2 judges has stepped aside; 1 is left, and the quorum asks for 2",
  );
});

describe("whether it matters that one more steps aside", () => {
  const panels = [{ application: "A1", panel: judges(6) }];
  test.each([
    [1, null, false],
    [2, null, true],
    [1, 5, true],
    [0, 5, false],
    [0, 6, true],
  ])("after %i others, with a quorum of %s: %s", (aside, quorum, matters) => {
    expect(isShortWithout("j6", panels, firstAside(aside), quorum)).toBe(matters);
  });

  test("not where the judge is on none of the panels", () => {
    expect(isShortWithout("cho", panels, firstAside(5), 6)).toBe(false);
  });
});
