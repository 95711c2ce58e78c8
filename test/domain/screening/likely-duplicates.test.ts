import { describe, expect, test } from "vitest";
import { foldText, likelyDuplicates } from "#app/domain/screening/likely-duplicates.ts";

const SUMMARY =
  "Street lamps that dim at night and brighten for whoever walks by, so that a city saves half.";

describe("applications that are likely the same project", () => {
  test.for([
    ["the same title from the same city", "hue", "Smart street lights", "", true],
    ["a title in other words, the same summary", "hue", "Lamps for walkers", SUMMARY, true],
    ["another project of the same city", "hue", "Clean water for schools", "Wells.", false],
    ["the same title without its marks", "hue", "SMART STREET-LIGHTS!", "", true],
    ["the same title from another city", "seoul", "Smart street lights", "", true],
    ["a title of the same kind from another city", "seoul", "Smart street parking", "", false],
  ] as const)("%s", ([, entrantId, title, text, isShown]) => {
    const one = { ref: "A1", entrantId: "hue", title: "Smart street lights", text: SUMMARY };
    const found = likelyDuplicates(one, [one, { ref: "A2", entrantId, title, text }]);
    expect(found.map(({ ref }) => ref)).toEqual(isShown ? ["A2"] : []);
  });

  test("the likeliest first, five at most", () => {
    const one = { ref: "A1", entrantId: "hue", title: "Smart street lights", text: "" };
    const others = ["A9", "A8", "A7", "A6", "A5", "A4"].map((ref) => ({ ...one, ref }));
    const near = { ...one, ref: "A2", title: "Smart street light" };
    expect(likelyDuplicates(one, [near, ...others]).map(({ ref }) => ref)).toEqual([
      "A4",
      "A5",
      "A6",
      "A7",
      "A8",
    ]);
  });
});

test("words are compared without case and accents", () => {
  expect(foldText("  Đèn đường, THÔNG minh! ")).toBe("den duong thong minh");
});
