import { describe, expect, test } from "vitest";
import { calibrationOwedBy } from "#app/domain/scorecard/samples.ts";
import { calibrationInWords, useOnSamples } from "#app/domain/second-opinion/calibration.ts";

const NAMES = {
  judge: (slug: string) => slug[0]?.toUpperCase() + slug.slice(1),
  criterion: () => "Impact",
};
const CRITERIA = [{ slug: "impact" }];

function uses(given: Readonly<Record<string, readonly number[]>>) {
  const cards = Object.entries(given).flatMap(([judge, points]) =>
    points.map((impact, at) => ({ judge, sample: `${at}`, points: { impact } })),
  );
  return useOnSamples(Object.keys(given), CRITERIA, cards);
}

describe("the use of the scale on a calibration set", () => {
  test.for([
    [
      "a panel at one",
      { ada: [5, 7], ben: [5, 6] },
      "Impact: points from 5 to 7 were given, and no judge of the two lies a whole point from the others.",
    ],
    [
      "a strict judge",
      { ada: [2, 3], ben: [5, 6], cho: [5, 6] },
      "Impact: points from 2 to 6 were given; Ada (by 3.00) stricter than the others, Ben (by 1.50) and Cho (by 1.50) milder than the others.",
    ],
    ["nobody", {}, "Impact: nobody has scored it."],
    ["one alone", { ada: [5] }, "Impact: one judge alone scored it, so there is no comparing."],
  ] as const)("of %s reads as a sentence", ([, given, sentence]) => {
    expect(calibrationInWords(uses(given), NAMES)).toEqual([sentence]);
  });

  test("names a judge's ends, mean and spread, and no spread of a single score", () => {
    expect(uses({ ada: [4, 8], ben: [6] })[0]?.judges).toEqual([
      { judge: "ada", mean: 6, least: 4, most: 8, against: -2, spread: 2 },
      { judge: "ben", mean: 6, least: 6, most: 6, against: 2, spread: null },
    ]);
  });
});

test("a set is owed by each judge who has not submitted all of it; without a set by nobody", () => {
  const submitted = [
    { judge: "ada", sample: "one" },
    { judge: "ada", sample: "two" },
    { judge: "ben", sample: "one" },
  ];
  const panel = ["ada", "ben", "cho"];
  expect(calibrationOwedBy(panel, ["one", "two"], submitted)).toEqual(["ben", "cho"]);
  expect(calibrationOwedBy(panel, [], submitted)).toEqual([]);
});
