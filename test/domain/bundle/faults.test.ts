import { describe, expect, test } from "vitest";
import { type Bundle, formatFault } from "#app/domain/bundle/bundle.ts";
import { checkBundle } from "#app/domain/bundle/parse-bundle.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { cases, smallBundle } from "#test/support/bundles.ts";

/** Anything at all may stand in a file, so a spoilt bundle has no type. */
type Spoil = (bundle: any) => void;

function linesOf(text: string): readonly string[] {
  const counted = countBundle(text);
  return counted.ok ? [] : counted.faults.map(formatFault);
}

function linesAfter(...spoils: readonly Spoil[]): readonly string[] {
  const bundle = structuredClone(smallBundle());
  for (const spoil of spoils) spoil(bundle);
  return linesOf(JSON.stringify(bundle));
}

/** Every row: what is wrong, how it came about, and the one line that says so. */
type Row = readonly [title: string, spoil: Spoil, line: string];

function check(rows: readonly Row[]): void {
  test.each(rows)("%s", (_, spoil, line) => {
    expect(linesAfter(spoil)).toEqual([line]);
  });
}

test("the bundle that the faults are put into has none itself", () => {
  expect(linesAfter()).toEqual([]);
});

describe("a file that is no bundle at all", () => {
  test.each([
    ["an empty file", "", "bundle: is empty"],
    ["a file of blanks", " \n", "bundle: is empty"],
    ["a number", "7", "bundle: must be an object, not 7"],
    ["null", "null", "bundle: must be an object, not null"],
    ["a list", "[]", "bundle: must be an object, not a list"],
    ["text", '"bundle"', 'bundle: must be an object, not "bundle"'],
  ])("%s", (_, text, line) => {
    expect(linesOf(text)).toEqual([line]);
  });

  test("an empty object lacks everything that is needed, a line each", () => {
    expect(linesOf("{}")).toEqual([
      'bundle: lacks "format"',
      'bundle: lacks "programme"',
      'bundle: lacks "edition"',
      'bundle: lacks "rounds"',
      'bundle: lacks "prizes"',
      'bundle: lacks "categories"',
      'bundle: lacks "entrants"',
      'bundle: lacks "judges"',
      'bundle: lacks "applications"',
    ]);
  });

  const whole = JSON.stringify(smallBundle(), null, 1);
  test.each([1, 2, 10, 500, 1500, whole.length - 1])("broken off after %i characters", (length) => {
    const lines = linesOf(whole.slice(0, length));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^bundle: is not JSON: \S.+$/);
  });

  test.each(["NaN", "{'format': 1}", '{"format": 01}', '{"format": "awards-bundle/1",}'])(
    "%s is not JSON",
    (text) => {
      expect(linesOf(text)).toHaveLength(1);
      expect(linesOf(text)[0]).toMatch(/^bundle: is not JSON: /);
    },
  );

  test("what the parser quotes of the file cannot colour a terminal", () => {
    const [line = ""] = linesOf("{\u001b[31m\u202e\n}");
    expect(line).toMatch(/^bundle: is not JSON: [\x20-\x7e]+$/);
  });

  test("a file nested without end is refused, not fatal", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const text = JSON.stringify(smallBundle()).replace('"programme":', `"x":${deep},"programme":`);
    expect(linesOf(text)).toEqual(['bundle: has an unknown key "x"']);
  });

  test("a byte order mark is passed over", () => {
    expect(linesOf(`\uFEFF${whole}`)).toEqual([]);
  });
});

describe("the format and its keys", () => {
  check([
    [
      "a later format",
      (b) => (b.format = "awards-bundle/2"),
      'format: must be "awards-bundle/1", not "awards-bundle/2"',
    ],
    [
      "a format that is a number",
      (b) => (b.format = 1),
      'format: must be "awards-bundle/1", not 1',
    ],
    ["no format", (b) => delete b.format, 'bundle: lacks "format"'],
    ["a key that nobody knows", (b) => (b.notes = []), 'bundle: has an unknown key "notes"'],
    [
      "a list where an object belongs",
      (b) => (b.edition = []),
      "edition: must be an object, not a list",
    ],
    [
      "an object where a list belongs",
      (b) => (b.prizes = {}),
      "prizes: must be a list, not an object",
    ],
    [
      "null where a list may be left out",
      (b) => (b.achievements = null),
      "achievements: must be a list, not null",
    ],
    [
      "a name that is no text",
      (b) => (b.programme.name = 7),
      "programme.name: must be text, not 7",
    ],
    [
      "a slug with a capital",
      (b) => (b.programme.slug = "WeGO"),
      'programme.slug: must be a slug such as open-city, not "WeGO"',
    ],
    [
      "a year and a half",
      (b) => (b.edition.year = 2026.5),
      "edition.year: must be a whole number, not 2026.5",
    ],
    [
      "a time zone that is none",
      (b) => (b.edition.timeZone = "Asia/Atlantis"),
      'edition.timeZone: "Asia/Atlantis" is not an IANA time zone',
    ],
    [
      "a country that is none",
      (b) => (b.entrants[0].country = "Kor"),
      'entrants[0].country: must be two capital letters such as KR, not "Kor"',
    ],
    [
      "a flag that is text",
      (b) => (b.judges[0].chair = "yes"),
      'judges[0].chair: must be true or false, not "yes"',
    ],
    [
      "a null among the judges",
      (b) => (b.achievements = [null]),
      "achievements[0]: must be an object, not null",
    ],
  ]);
});

describe("rounds, prizes and categories", () => {
  check([
    [
      "no rounds",
      (b) => Object.assign(b, { rounds: [], scorecards: [], ballots: [] }),
      "rounds: must not be empty",
    ],
    [
      "a round of no known kind",
      (b) => (b.rounds[0].kind = "interview"),
      'rounds[0].kind: must be "screening" or "scorecard" or "ballot", not "interview"',
    ],
    ["no votes", (b) => (b.rounds[2].votes = 0), "rounds[2].votes: must be 1 or more, not 0"],
    [
      "a scale upside down",
      (b) => Object.assign(b.rounds[1], { min: 11 }),
      "rounds[1]: the scale is upside down: min 11 is above max 10",
    ],
    [
      "a tie rule that nobody knows",
      (b) => (b.rounds[1].cutoffTie = "toss"),
      'rounds[1].cutoffTie: must be "extend" or "break", not "toss"',
    ],
    [
      "a shortlist of nobody",
      (b) => (b.rounds[1].advance = 0),
      "rounds[1].advance: must be 1 or more, not 0",
    ],
    [
      "a scorecard round that does not say how many go on",
      (b) => delete b.rounds[1].advance,
      'rounds[1]: lacks "advance": a scorecard round before the last says how many go on',
    ],
    [
      "a ballot in the middle",
      (b) => b.rounds.push({ slug: "round-three", kind: "screening" }),
      "rounds[2]: a ballot can only be the last round",
    ],
    [
      "two rounds of one name",
      (b) => b.rounds.unshift({ ...b.rounds[0] }),
      'rounds[1].slug: "screening" is there twice',
    ],
    [
      "two prizes of one name",
      (b) => (b.prizes[1].slug = "gold"),
      'prizes[1].slug: "gold" is there twice',
    ],
    [
      "a prize given to nobody",
      (b) => (b.prizes[0].count = 0),
      "prizes[0].count: must be 1 or more, not 0",
    ],
    [
      "a prize given by lot",
      (b) => (b.prizes[0].by = "lot"),
      'prizes[0].by: must be "rank" or "panel", not "lot"',
    ],
    [
      "two categories of one name",
      (b) => b.categories.push({ slug: "other-city", name: "Again", criteria: [] }),
      'categories[2].slug: "other-city" is there twice',
    ],
    [
      "two criteria of one name",
      (b) => b.categories[1].criteria.push({ slug: "impact", name: "Again" }),
      'categories[1].criteria[1].slug: "impact" is there twice',
    ],
    [
      "a criterion that weighs nothing",
      (b) => (b.categories[0].criteria[0].weight = 0),
      "categories[0].criteria[0].weight: must be 1 or more, not 0",
    ],
    [
      "a weight beyond exact counting",
      (b) => (b.categories[0].criteria[0].weight = 2 ** 60),
      "categories[0].criteria[0].weight: must be a whole number, not 1152921504606847000",
    ],
  ]);
});

describe("people and applications", () => {
  check([
    [
      "two entrants of one name",
      (b) => b.entrants.push(b.entrants[0]),
      'entrants[1].slug: "kazan" is there twice',
    ],
    [
      "two judges of one name",
      (b) => b.judges.push(b.judges[2]),
      'judges[3].slug: "j3" is there twice',
    ],
    [
      "a panel of no category",
      (b) => b.judges[2].categories.push("no-city"),
      'judges[2].categories[1]: unknown category "no-city"',
    ],
    [
      "a panel sat on twice",
      (b) => b.judges[2].categories.push("other-city"),
      'judges[2].categories[1]: "other-city" is there twice',
    ],
    [
      "two applications of one ref",
      (b) => b.applications.push(b.applications[4]),
      'applications[6].ref: "B1" is there twice',
    ],
    [
      "an application without a ref",
      (b) => (b.applications[4].ref = ""),
      "applications[4].ref: must not be empty",
    ],
    [
      "an application of a stranger",
      (b) => (b.applications[4].entrant = "atlantis"),
      'applications[4].entrant: unknown entrant "atlantis"',
    ],
    [
      "an application in no category",
      (b) => (b.applications[4].category = "no-city"),
      'applications[4].category: unknown category "no-city"',
    ],
    [
      "a status that nobody knows",
      (b) => (b.applications[5].status = "lost"),
      'applications[5].status: must be "draft" or "submitted" or "returned" or "accepted" or "rejected" or "withdrawn" or "disqualified", not "lost"',
    ],
    [
      "an application that left after no round",
      (b) => (b.applications[5].leftAfter = "round-nine"),
      'applications[5].leftAfter: unknown round "round-nine"',
    ],
    [
      "an accepted application that left",
      (b) => (b.applications[4].leftAfter = "round-one"),
      'applications[4].leftAfter: an application that is "accepted" cannot have left',
    ],
    [
      "a recusal of a stranger",
      (b) => b.recusals.push({ judge: "j9", application: "A1" }),
      'recusals[1].judge: unknown judge "j9"',
    ],
    [
      "a recusal from nothing",
      (b) => b.recusals.push({ judge: "j1", application: "A9" }),
      'recusals[1].application: unknown application "A9"',
    ],
    [
      "a recusal said twice",
      (b) => b.recusals.push(b.recusals[0]),
      'recusals[1]: "j2" is recused from "A2" twice',
    ],
    [
      "an achievement of a stranger",
      (b) => b.achievements.push({ entrant: "atlantis", citation: "It floats" }),
      'achievements[0].entrant: unknown entrant "atlantis"',
    ],
  ]);
});

describe("scorecards", () => {
  const place = "scorecards[0].scores.impact";
  check([
    [
      "a score in quotes",
      (b) => (b.scorecards[0].scores.impact = "7"),
      `${place}: must be a whole number, not "7"`,
    ],
    [
      "a score in full width",
      (b) => (b.scorecards[0].scores.impact = "７"),
      `${place}: must be a whole number, not "７"`,
    ],
    [
      "half a point",
      (b) => (b.scorecards[0].scores.impact = 7.5),
      `${place}: must be a whole number, not 7.5`,
    ],
    [
      "no points",
      (b) => (b.scorecards[0].scores.impact = 0),
      `${place}: 0 is off the scale of 1 to 10`,
    ],
    [
      "eleven points",
      (b) => (b.scorecards[0].scores.impact = 11),
      `${place}: 11 is off the scale of 1 to 10`,
    ],
    [
      "minus one",
      (b) => (b.scorecards[0].scores.impact = -1),
      `${place}: -1 is off the scale of 1 to 10`,
    ],
    [
      "a null score",
      (b) => (b.scorecards[0].scores.impact = null),
      `${place}: must be a whole number, not null`,
    ],
    [
      "a score that is true",
      (b) => (b.scorecards[0].scores.impact = true),
      `${place}: must be a whole number, not true`,
    ],
    [
      "a score in a list",
      (b) => (b.scorecards[0].scores.impact = [7]),
      `${place}: must be a whole number, not a list`,
    ],
    [
      "a score in an object",
      (b) => (b.scorecards[0].scores.impact = {}),
      `${place}: must be a whole number, not an object`,
    ],
    [
      "a score beyond counting",
      (b) => (b.scorecards[0].scores.impact = 1e21),
      `${place}: must be a whole number, not 1e+21`,
    ],
    [
      "a draft off the scale",
      (b) => Object.assign(b.scorecards[0], { status: "draft", scores: { impact: 11 } }),
      `${place}: 11 is off the scale of 1 to 10`,
    ],
    [
      "a submitted scorecard with a criterion missing",
      (b) => delete b.scorecards[0].scores.context,
      'scorecards[0].scores: submitted without a score for "context"',
    ],
    [
      "a criterion of another category",
      (b) => (b.scorecards[0].scores.reach = 5),
      'scorecards[0].scores: unknown criterion "reach"',
    ],
    [
      "a criterion named like a part of every object",
      (b) => (b.scorecards[0].scores.constructor = 5),
      'scorecards[0].scores: unknown criterion "constructor"',
    ],
    [
      "scores in a list",
      (b) => (b.scorecards[0].scores = [9, 8]),
      "scorecards[0].scores: must be an object, not a list",
    ],
    ["no scores", (b) => delete b.scorecards[0].scores, 'scorecards[0]: lacks "scores"'],
    [
      "a status that nobody knows",
      (b) => (b.scorecards[0].status = "final"),
      'scorecards[0].status: must be "draft" or "submitted", not "final"',
    ],
    [
      "a scorecard that is a null",
      (b) => (b.scorecards[0] = null),
      "scorecards[0]: must be an object, not null",
    ],
    [
      "an unknown round",
      (b) => (b.scorecards[0].round = "round-nine"),
      'scorecards[0].round: unknown round "round-nine"',
    ],
    [
      "a scorecard in a ballot round",
      (b) => (b.scorecards[0].round = "round-two"),
      'scorecards[0].round: "round-two" is not a scorecard round',
    ],
    [
      "an unknown judge",
      (b) => (b.scorecards[0].judge = "j9"),
      'scorecards[0].judge: unknown judge "j9"',
    ],
    [
      "a judge who is not on the panel",
      (b) => (b.scorecards[0].judge = "j3"),
      'scorecards[0].judge: "j3" is not on the panel of "open-city"',
    ],
    [
      "an unknown application",
      (b) => (b.scorecards[0].application = "A9"),
      'scorecards[0].application: unknown application "A9"',
    ],
    [
      "a second scorecard of one judge for one application",
      (b) => b.scorecards.push({ ...b.scorecards[0], status: "draft" }),
      'scorecards[8]: a second scorecard of "j1" for "A1" in "round-one"',
    ],
  ]);

  test("a score too large for JSON is no score", () => {
    const text = JSON.stringify(smallBundle()).replace('"impact":9', '"impact":1e999');
    expect(linesOf(text)).toEqual([`${place}: must be a whole number, not Infinity`]);
  });

  test("a draft may lack scores, and seven may be written 7.0 or 70e-1", () => {
    const text = JSON.stringify(smallBundle()).replace('"impact":9', '"impact":70e-1');
    expect(linesOf(text.replace('"impact":7,', '"impact":7.0,'))).toEqual([]);
    expect(
      linesAfter((b) => Object.assign(b.scorecards[0], { status: "draft", scores: {} })),
    ).toEqual([]);
  });

  test("a scorecard for an application that was never accepted is only a record", () => {
    expect(linesAfter((b) => b.scorecards.push({ ...b.scorecards[0], application: "W1" }))).toEqual(
      [],
    );
  });
});

describe("ballots", () => {
  const choices = (...named: readonly unknown[]): Spoil => {
    return (b) => (b.ballots[0].choices = named);
  };
  check([
    [
      "three choices of two",
      choices("A1", "A2", "A3"),
      "ballots[0].choices: names 3 applications; the round has 2 votes",
    ],
    ["one choice of two", choices("A1"), "ballots[0].choices: names 1, but must name 2"],
    ["no choice", choices(), "ballots[0].choices: must not be empty"],
    ["two equal choices", choices("A1", "A1"), 'ballots[0].choices[1]: names "A1" twice'],
    [
      "an accepted application that is no finalist",
      choices("A1", "A4"),
      'ballots[0].choices[1]: "A4" is not a finalist of "open-city"',
    ],
    [
      "an unknown application",
      choices("A1", "A9"),
      'ballots[0].choices[1]: unknown application "A9"',
    ],
    [
      "an application of another category",
      choices("A1", "B1"),
      'ballots[0].choices[1]: "B1" is not in "open-city"',
    ],
    ["a choice that is a number", choices("A1", 2), "ballots[0].choices[1]: must be text, not 2"],
    [
      "an application that the judge is recused from",
      (b) => (b.ballots[1].choices = ["A1", "A2"]),
      'ballots[1].choices[1]: "j2" is recused from "A2"',
    ],
    [
      "a judge who is not on the panel",
      (b) => (b.ballots[0].judge = "j3"),
      'ballots[0].judge: "j3" is not on the panel of "open-city"',
    ],
    [
      "an unknown judge",
      (b) => (b.ballots[0].judge = "j9"),
      'ballots[0].judge: unknown judge "j9"',
    ],
    [
      "a judge that is null",
      (b) => (b.ballots[0].judge = null),
      "ballots[0].judge: must be text, not null",
    ],
    [
      "a second ballot of one judge",
      (b) => (b.ballots[1] = { ...b.ballots[0] }),
      'ballots[1]: a second ballot of "j1" in "open-city"',
    ],
    [
      "a ballot in a scorecard round",
      (b) => (b.ballots[0].round = "round-one"),
      'ballots[0].round: "round-one" is not a ballot round',
    ],
    [
      "a ballot in no round",
      (b) => (b.ballots[0].round = "round-nine"),
      'ballots[0].round: unknown round "round-nine"',
    ],
    [
      "a ballot in no category",
      (b) => (b.ballots[0].category = "no-city"),
      'ballots[0].category: unknown category "no-city"',
    ],
    [
      "an unlinked ballot with too few choices for anybody",
      (b) => (b.ballots = [{ round: "round-two", category: "open-city", choices: ["A1"] }]),
      "ballots[0].choices: names 1, but must name 2",
    ],
  ]);

  const sound: readonly (readonly [string, Spoil])[] = [
    ["an application that left is a void vote", choices("A1", "W1")],
    [
      "a judge who may vote for one only names one",
      (b) => {
        b.recusals.push({ judge: "j2", application: "A3" });
        b.ballots[1].choices = ["A1"];
      },
    ],
    [
      "an unlinked ballot may be that of the judge who may vote for one only",
      (b) => {
        b.recusals.push({ judge: "j2", application: "A3" });
        b.ballots = [{ round: "round-two", category: "open-city", choices: ["A1"] }];
      },
    ],
    [
      "a finalist that left may have been named or not",
      (b) => {
        Object.assign(b.applications[1], { status: "disqualified", leftAfter: "round-one" });
        b.rounds[1].advance = 2;
        b.ballots = [
          { round: "round-two", judge: "j1", category: "open-city", choices: ["A1", "A2"] },
          { round: "round-two", judge: "j2", category: "open-city", choices: ["A1"] },
        ];
      },
    ],
    [
      "where the cut-off is unresolved there are no finalists to check by",
      (b) => {
        Object.assign(b.rounds[1], { advance: 1, cutoffTie: "break" });
        for (const card of b.scorecards) card.scores = { impact: 5, context: 5 };
      },
    ],
  ];
  test.each(sound)("%s", (_, spoil) => {
    expect(linesAfter(spoil)).toEqual([]);
  });
});

describe("decisions", () => {
  const record = (decision: object): Spoil => {
    return (b) => b.decisions.push({ by: "the chair", reason: "why", ...decision });
  };
  const order = { kind: "order", round: "round-two", category: "open-city" };
  const prize = { kind: "prize", category: "open-city", prize: "gold", application: "A1" };
  const strike = { kind: "strike", round: "round-one", judge: "j1", application: "A1" };
  check([
    [
      "a decision of no known kind",
      record({ kind: "toss" }),
      'decisions[0].kind: must be "order" or "prize" or "strike", not "toss"',
    ],
    [
      "an order of a stranger",
      record({ ...order, applications: ["A1", "A9"] }),
      'decisions[0].applications[1]: unknown application "A9"',
    ],
    [
      "an order across categories",
      record({ ...order, applications: ["A1", "B1"] }),
      'decisions[0].applications[1]: "B1" is not in "open-city"',
    ],
    [
      "an order that names one twice",
      record({ ...order, applications: ["A1", "A1"] }),
      'decisions[0].applications[1]: names "A1" twice',
    ],
    [
      "an order in no round",
      record({ ...order, round: "round-nine", applications: [] }),
      'decisions[0].round: unknown round "round-nine"',
    ],
    [
      "a prize that is none",
      record({ ...prize, prize: "bronze" }),
      'decisions[0].prize: unknown prize "bronze"',
    ],
    [
      "a prize for a stranger",
      record({ ...prize, application: "A9" }),
      'decisions[0].application: unknown application "A9"',
    ],
    [
      "a prize for another category's application",
      record({ ...prize, application: "B1" }),
      'decisions[0].application: "B1" is not in "open-city"',
    ],
    [
      "a strike of a stranger",
      record({ ...strike, judge: "j9" }),
      'decisions[0].judge: unknown judge "j9"',
    ],
    [
      "a strike of a scorecard that is not there",
      record({ ...strike, judge: "j3" }),
      'decisions[0]: "j3" has no scorecard for "A1" in "round-one" to strike',
    ],
    [
      "a strike in a ballot round",
      record({ ...strike, round: "round-two" }),
      'decisions[0].round: "round-two" is not a scorecard round',
    ],
    ["no reason", record({ ...strike, reason: undefined }), 'decisions[0]: lacks "reason"'],
  ]);
});

describe("keys that could reach into other objects", () => {
  const withKey = (before: string, key = '"__proto__"') =>
    JSON.stringify({
      ...smallBundle(),
      applications: [
        ...smallBundle().applications.slice(0, -1),
        { ...smallBundle().applications.at(-1), answers: { story: { part: [{ x: 1 }] } } },
      ],
    }).replace(before, `${before}${key}:{"polluted":true},`);

  test.each([
    ["in the bundle", "{", "bundle"],
    ["in the programme", '"programme":{', "programme"],
    ["in the scores", '"scores":{', "scorecards[0].scores"],
    ["in a judge", '"judges":[{', "judges[0]"],
    ["deep in the answers", '"part":[{', "applications[5].answers.story.part[0]"],
  ])("__proto__ %s", (_, before, where) => {
    expect(linesOf(withKey(before))).toEqual([`${where}: must not have a key "__proto__"`]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("__proto__ written in escapes is the same key", () => {
    expect(linesOf(withKey('"programme":{', '"\\u005f_pr\\u006fto__"'))).toEqual([
      'programme: must not have a key "__proto__"',
    ]);
  });

  test("the words as a value are nothing special", () => {
    expect(linesAfter((b) => (b.applications[0].title = "__proto__"))).toEqual([]);
  });

  test("a value that was parsed elsewhere is searched as well", () => {
    const parsed = checkBundle(JSON.parse(withKey('"programme":{')));
    expect(parsed.ok ? [] : parsed.faults.map(formatFault)).toEqual([
      'programme: must not have a key "__proto__"',
    ]);
  });

  test("names that every object has are names like any other", () => {
    expect(
      linesAfter((b) => {
        b.categories[1].slug = "constructor";
        b.judges[2].categories = ["constructor"];
        b.applications[4].category = "constructor";
        b.categories[1].criteria = [{ slug: "constructor", name: "Constructor" }];
        b.scorecards.push({
          round: "round-one",
          judge: "j3",
          application: "B1",
          status: "submitted",
          scores: { constructor: 7 },
        });
      }),
    ).toEqual([]);
  });

  test("a submitted scorecard needs its own score for such a name", () => {
    expect(
      linesAfter((b) => {
        b.categories[1].criteria = [{ slug: "constructor", name: "Constructor" }];
        b.scorecards.push({
          round: "round-one",
          judge: "j3",
          application: "B1",
          status: "submitted",
          scores: {},
        });
      }),
    ).toEqual(['scorecards[8].scores: submitted without a score for "constructor"']);
  });
});

describe("many faults at once", () => {
  test("each has its line, those of a ballot in another category included", () => {
    expect(
      linesAfter(
        (b) => (b.edition.timeZone = "Mars"),
        (b) => (b.notes = 1),
        (b) => b.scorecards.push({ ...b.scorecards[0], application: "B1" }),
        (b) => (b.ballots[0].choices = ["A1", "A4"]),
        (b) => (b.ballots[1].choices = ["A1"]),
        (b) => b.ballots.push(null),
      ),
    ).toEqual([
      "ballots[2]: must be an object, not null",
      'bundle: has an unknown key "notes"',
      'edition.timeZone: "Mars" is not an IANA time zone',
      'scorecards[8].judge: "j1" is not on the panel of "other-city"',
      'scorecards[8].scores: unknown criterion "context"',
      'ballots[0].choices[1]: "A4" is not a finalist of "open-city"',
      "ballots[1].choices: names 1, but must name 2",
    ]);
  });

  test("a faulty scorecard leaves the finalists of its category in doubt, so none is called a stranger", () => {
    expect(
      linesAfter(
        (b) => (b.scorecards[0].scores.impact = 11),
        (b) => (b.ballots[0].choices = ["A1", "A4"]),
      ),
    ).toEqual(["scorecards[0].scores.impact: 11 is off the scale of 1 to 10"]);
  });

  test("whatever stands in the place of a list or an item, the answer is lines and not a crash", () => {
    const values = [null, 7, -1.5, "x", "", true, [], {}, [null], [[]], [{}], { kind: "order" }];
    const spoilt = (key: keyof Bundle, value: unknown) => ({ ...smallBundle(), [key]: value });
    for (const key of Object.keys(smallBundle()) as (keyof Bundle)[])
      for (const value of values) {
        for (const line of linesOf(JSON.stringify(spoilt(key, value))))
          expect(line).toMatch(/^[^\n]+: [^\n]+$/);
        const list = smallBundle()[key];
        if (Array.isArray(list))
          for (const line of linesOf(JSON.stringify(spoilt(key, [...(list as unknown[]), value]))))
            expect(line).toMatch(/^[^\n]+: [^\n]+$/);
      }
  });
});

describe("a value in a line is short and visible", () => {
  test.each([
    ["a line break", "a\nb", '"a\\nb"'],
    ["a terminal's colour", "\u001b[31m", '"\\u001b[31m"'],
    ["a turn of direction", "a\u202eb", '"a\\u202eb"'],
    ["a separator of lines", "a\u2028b", '"a\\u2028b"'],
    ["a long text", "x".repeat(500), `"${"x".repeat(60)}…"`],
    ["a long text with a colour in it", `\u009b${"x".repeat(500)}`, `"\\u009b${"x".repeat(59)}…"`],
  ])("%s", (_, value, shown) => {
    expect(linesAfter((b) => (b.scorecards[0].judge = value))).toEqual([
      `scorecards[0].judge: unknown judge ${shown}`,
    ]);
  });

  test("a key in a place is as well", () => {
    expect(linesAfter((b) => (b.scorecards[0].scores["\u001b[31m"] = "7"))).toEqual([
      'scorecards[0].scores."\\u001b[31m": must be a whole number, not "7"',
      'scorecards[0].scores: unknown criterion "\\u001b[31m"',
    ]);
  });
});

describe("what the format leaves out is filled in, and what it allows is allowed", () => {
  const allowed: readonly (readonly [string, Spoil])[] = [
    [
      "lists that may be left out",
      (b) =>
        ["recusals", "decisions", "ballots", "scorecards", "achievements"].forEach(
          (key) => delete b[key],
        ),
    ],
    ["keys of one's own inside an item", (b) => (b.judges[0].note = { any: [1] })],
    [
      "no prizes, entrants, judges or applications",
      (b) =>
        Object.assign(b, {
          prizes: [],
          entrants: [],
          judges: [],
          applications: [],
          recusals: [],
          scorecards: [],
          ballots: [],
        }),
    ],
    [
      "an edition of screening alone",
      (b) => Object.assign(b, { rounds: [b.rounds[0]], scorecards: [], ballots: [] }),
    ],
    ["one that left after screening", (b) => (b.applications[5].leftAfter = "screening")],
    [
      "one rejected after a round",
      (b) => Object.assign(b.applications[5], { status: "rejected", leftAfter: "round-one" }),
    ],
    [
      "a prize given more often than there are applications",
      (b) => (b.prizes[1].count = Number.MAX_SAFE_INTEGER),
    ],
    [
      "a scale of one mark",
      (b) => {
        Object.assign(b.rounds[1], { min: 5, max: 5 });
        for (const card of b.scorecards) card.scores = { impact: 5, context: 5 };
        b.rounds[1].advance = 4;
      },
    ],
    ["a category without criteria", (b) => (b.categories[1].criteria = [])],
  ];
  test.each(allowed)("%s", (_, spoil) => {
    expect(linesAfter(spoil)).toEqual([]);
  });

  test.each(cases())("the published case $name", ({ text }) => {
    expect(linesOf(text)).toEqual([]);
  });
});
