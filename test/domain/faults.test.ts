import { describe, expect, test } from "vitest";
import { formatFault } from "#app/domain/bundle/bundle.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

type Path = readonly (string | number)[];

/** The small bundle as JSON text, with one value replaced; `undefined` takes the key away. */
function spoiled(path: Path, value: unknown): string {
  const bundle: unknown = structuredClone(smallBundle());
  let at = bundle as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.stringify(bundle);
}

function linesOf(text: string): string[] {
  const counted = countBundle(text);
  return counted.ok ? [] : counted.faults.map(formatFault);
}

const card = smallBundle().scorecards?.[0];
const ballot = smallBundle().ballots?.[0];

test("the small bundle has no fault", () => {
  expect(linesOf(JSON.stringify(smallBundle()))).toEqual([]);
});

const table: readonly [string, Path, unknown, readonly string[]][] = [
  [
    "a score that is text",
    ["scorecards", 0, "scores", "impact"],
    "7",
    ['scorecards[0].scores.impact: must be a whole number, not "7"'],
  ],
  [
    "a score that is text in full-width digits",
    ["scorecards", 0, "scores", "impact"],
    "７",
    ['scorecards[0].scores.impact: must be a whole number, not "７"'],
  ],
  [
    "a score of seven and a half",
    ["scorecards", 0, "scores", "impact"],
    7.5,
    ["scorecards[0].scores.impact: must be a whole number, not 7.5"],
  ],
  [
    "a score of nothing",
    ["scorecards", 0, "scores", "impact"],
    null,
    ["scorecards[0].scores.impact: must be a whole number, not null"],
  ],
  [
    "a score below the scale",
    ["scorecards", 0, "scores", "impact"],
    0,
    ["scorecards[0].scores.impact: 0 is off the scale of 1 to 10"],
  ],
  [
    "a score above the scale",
    ["scorecards", 0, "scores", "impact"],
    11,
    ["scorecards[0].scores.impact: 11 is off the scale of 1 to 10"],
  ],
  [
    "a score past what a computer counts exactly",
    ["scorecards", 0, "scores", "impact"],
    1e300,
    ["scorecards[0].scores.impact: must be a whole number, not 1e+300"],
  ],
  [
    "a submitted scorecard with a criterion missing",
    ["scorecards", 0, "scores"],
    { impact: 7 },
    ['scorecards[0].scores: submitted without a score for "reach"'],
  ],
  [
    "a draft with a criterion missing",
    ["scorecards", 0],
    { ...card, status: "draft", scores: { impact: 7 } },
    [],
  ],
  [
    "a criterion of another category",
    ["scorecards", 0, "scores", "beauty"],
    7,
    ['scorecards[0].scores: unknown criterion "beauty"'],
  ],
  [
    "a judge nobody knows",
    ["scorecards", 0, "judge"],
    "zoe",
    ['scorecards[0].judge: unknown judge "zoe"'],
  ],
  [
    "a judge who is not on the panel",
    ["scorecards", 0, "judge"],
    "cho",
    ['scorecards[0].judge: "cho" is not on the panel of "open"'],
  ],
  [
    "an application nobody knows",
    ["scorecards", 0, "application"],
    "A9",
    ['scorecards[0].application: unknown application "A9"'],
  ],
  [
    "a round nobody knows",
    ["scorecards", 0, "round"],
    "round-nine",
    ['scorecards[0].round: unknown round "round-nine"'],
  ],
  [
    "a scorecard in the ballot round",
    ["scorecards", 0, "round"],
    "round-two",
    ['scorecards[0].round: "round-two" is not a scorecard round'],
  ],
  [
    "two scorecards of one judge for one application",
    ["scorecards", 7],
    card,
    ['scorecards[7]: a second scorecard of "ada" for "A1" in "round-one"'],
  ],
  [
    "a ballot with three choices",
    ["ballots", 0, "choices"],
    ["A1", "A2", "A3"],
    ["ballots[0].choices: names 3 applications; the round has 2 votes"],
  ],
  [
    "a ballot with two equal choices",
    ["ballots", 0, "choices"],
    ["A1", "A1"],
    ['ballots[0].choices[1]: names "A1" twice'],
  ],
  [
    "a ballot with one choice of two",
    ["ballots", 0, "choices"],
    ["A1"],
    ["ballots[0].choices: names 1 of the 2 finalists it must name"],
  ],
  [
    "a ballot with no choice",
    ["ballots", 0, "choices"],
    [],
    ["ballots[0].choices: must not be empty"],
  ],
  [
    "a ballot for a stranger",
    ["ballots", 0, "choices"],
    ["A1", "A9"],
    ['ballots[0].choices[1]: unknown application "A9"'],
  ],
  [
    "a ballot for an accepted application that is no finalist",
    ["ballots", 0, "choices"],
    ["A1", "A4"],
    ['ballots[0].choices[1]: "A4" is not a finalist of "open"'],
  ],
  [
    "a ballot for an application its judge stepped aside from",
    ["ballots", 1, "choices"],
    ["A1", "A3"],
    ['ballots[1].choices[1]: "ben" is recused from "A3"'],
  ],
  [
    "a ballot of a judge who is not on the panel",
    ["ballots", 0, "judge"],
    "cho",
    ['ballots[0].judge: "cho" is not on the panel of "open"'],
  ],
  [
    "two ballots of one judge in one category",
    ["ballots", 2],
    ballot,
    ['ballots[2]: a second ballot of "ada" in "open"'],
  ],
  [
    "a ballot in the scorecard round",
    ["ballots", 0, "round"],
    "round-one",
    ['ballots[0].round: "round-one" is not a ballot round'],
  ],
  [
    "a ballot that was unlinked from its judge",
    ["ballots", 0],
    { ...ballot, judge: undefined },
    [],
  ],
  [
    "a wrong format version",
    ["format"],
    "awards-bundle/2",
    ['format: must be "awards-bundle/1", not "awards-bundle/2"'],
  ],
  ["no format at all", ["format"], undefined, ['bundle: lacks "format"']],
  ["a key that the format does not know", ["medals"], [], ['bundle: has an unknown key "medals"']],
  [
    "a category named twice",
    ["categories", 1, "slug"],
    "open",
    [
      'categories[1].slug: "open" is there twice',
      'judges[2].categories[0]: unknown category "green"',
    ],
  ],
  [
    "an application with a known ref",
    ["applications", 1, "ref"],
    "A1",
    [
      'applications[1].ref: "A1" is there twice',
      'scorecards[1].application: unknown application "A2"',
      'scorecards[5].application: unknown application "A2"',
      'ballots[0].choices[1]: unknown application "A2"',
      'ballots[1].choices[1]: unknown application "A2"',
    ],
  ],
  [
    "a recusal said twice",
    ["recusals", 1],
    { judge: "ben", application: "A3" },
    ['recusals[1]: "ben" is recused from "A3" twice'],
  ],
  [
    "an entrant nobody knows",
    ["applications", 0, "entrant"],
    "atlantis",
    ['applications[0].entrant: unknown entrant "atlantis"'],
  ],
  [
    "a country in small letters",
    ["entrants", 0, "country"],
    "vn",
    ['entrants[0].country: must be two capital letters such as KR, not "vn"'],
  ],
  [
    "a zone that is not on Earth",
    ["edition", "timeZone"],
    "Mars/Olympus",
    ['edition.timeZone: "Mars/Olympus" is not an IANA time zone'],
  ],
  [
    "a year in quotes",
    ["edition", "year"],
    "2026",
    ['edition.year: must be a whole number, not "2026"'],
  ],
  [
    "a list that is an object",
    ["applications"],
    {},
    ["applications: must be a list, not an object"],
  ],
  [
    "a judge that is nothing",
    ["judges", 0],
    null,
    [
      "judges[0]: must be an object, not null",
      ...[0, 1, 2, 3].map((at) => `scorecards[${at}].judge: unknown judge "ada"`),
      'ballots[0].judge: unknown judge "ada"',
    ],
  ],
  [
    "a scale that falls",
    ["rounds", 1, "min"],
    10,
    ["rounds[1]: the scale must rise: min 10 is not below max 10"],
  ],
  [
    "a first round that says nothing of who goes on",
    ["rounds", 1, "advance"],
    undefined,
    ['rounds[1]: lacks "advance": a scorecard round before the last says how many go on'],
  ],
  [
    "a weight of nothing",
    ["categories", 0, "criteria", 0, "weight"],
    0,
    ["categories[0].criteria[0].weight: must be 1 or more, not 0"],
  ],
  [
    "an accepted application that has left",
    ["applications", 0, "leftAfter"],
    "round-one",
    ["applications[0].leftAfter: only a withdrawn or disqualified application left after a round"],
  ],
  [
    "a decision that names a stranger",
    ["decisions", 0],
    {
      kind: "order",
      round: "round-two",
      category: "open",
      applications: ["A1", "A9"],
      by: "chair",
      reason: "r",
    },
    ['decisions[0].applications[1]: unknown application "A9"'],
  ],
  [
    "a decision for an unknown prize",
    ["decisions", 0],
    {
      kind: "prize",
      category: "open",
      prize: "bronze",
      application: "A1",
      by: "panel",
      reason: "r",
    },
    ['decisions[0].prize: unknown prize "bronze"'],
  ],
  [
    "a decision of no kind",
    ["decisions", 0],
    { kind: "whim" },
    ['decisions[0].kind: must be "order" or "prize" or "strike", not "whim"'],
  ],
  [
    "a line break in a name",
    ["format"],
    "a\nb",
    ['format: must be "awards-bundle/1", not "a\\nb"'],
  ],
];

describe("says in one line what is wrong:", () => {
  test.for(table)("%s", ([, path, value, lines]) => {
    expect(linesOf(spoiled(path, value))).toEqual(lines);
  });

  test("text that breaks off in the middle", () => {
    const [line, ...more] = linesOf(JSON.stringify(smallBundle()).slice(0, 200));
    expect(line).toMatch(/^bundle: is not JSON: /);
    expect(more).toEqual([]);
  });

  test("an empty file", () => {
    expect(linesOf("")).toHaveLength(1);
  });

  test("a bundle that is a list", () => {
    expect(linesOf("[]")).toEqual(["bundle: must be an object, not a list"]);
  });

  test("keys that reach for the prototype, which stay harmless", () => {
    const text = JSON.stringify(smallBundle())
      .replace('{"format"', '{"__proto__":{"polluted":true},"format"')
      .replace('"scores":{', '"scores":{"__proto__":9,');
    expect(linesOf(text)).toEqual([
      'bundle: must not have a key "__proto__"',
      'scorecards[0].scores: must not have a key "__proto__"',
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("several things at once, all of them", () => {
    const bundle = structuredClone(smallBundle()) as unknown as {
      scorecards: { scores: Record<string, unknown>; judge: string }[];
    };
    bundle.scorecards.forEach((one) => (one.scores["impact"] = "7"));
    bundle.scorecards.forEach((one) => (one.judge = "zoe"));
    expect(linesOf(JSON.stringify(bundle)).length).toBeGreaterThanOrEqual(14);
  });

  test("nothing of a byte order mark, which is harmless", () => {
    expect(linesOf(`\uFEFF${JSON.stringify(smallBundle())}`)).toEqual([]);
  });
});
