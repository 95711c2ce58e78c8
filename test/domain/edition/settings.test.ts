import { describe, expect, test } from "vitest";
import { missingForCall } from "#app/domain/edition/readiness.ts";
import { type EditionSettings, type RoundRules, rulesOf } from "#app/domain/edition/settings.ts";
import { prizeFaults, roundFaults } from "#app/domain/edition/settings-faults.ts";
import { WEGO_PRIZES, WEGO_ROUNDS, WEGO_SETTINGS } from "#app/domain/edition/wego-template.ts";
import { cases } from "#test/support/bundles.ts";

const NOON = new Date("2026-06-12T12:00:00Z");
const DATES = {
  callOpensAt: new Date("2026-06-01T00:00:00Z"),
  callClosesAt: new Date("2026-07-01T00:00:00Z"),
  now: NOON,
};

const NOTHING: RoundRules = {
  kind: "screening",
  minScore: null,
  maxScore: null,
  scaleLabels: {},
  quorum: null,
  advance: null,
  cutoffTie: null,
  needsRemarkAtEnds: false,
  votes: null,
};

function round(name: string, rules: Partial<RoundRules>) {
  return { name, ...rulesOf({ ...NOTHING, ...rules }) };
}

const SCREENING = round("Screening", {});
const SCORES = round("Scores", { kind: "scorecard", advance: 5 });
const VOTES = round("Votes", { kind: "ballot", votes: 2 });

describe("a list of rounds", () => {
  test.for([
    ["the template's", [SCREENING, SCORES, VOTES]],
    ["one scorecard round alone", [round("Scores", { kind: "scorecard" })]],
    ["two scorecard rounds and a ballot", [SCORES, { ...SCORES, name: "Again" }, VOTES]],
    ["a ballot alone", [VOTES]],
  ] as const)("%s can be counted", ([, rounds]) => {
    expect(roundFaults(rounds)).toEqual([]);
  });

  test.for([
    ["a round after a ballot", [VOTES, SCORES], [0, "kind"]],
    [
      "a scorecard round that sends nobody on",
      [{ ...SCORES, advance: null }, VOTES],
      [0, "advance"],
    ],
    ["a scale upside down", [{ ...SCORES, minScore: 10, maxScore: 1 }], [0, "maxScore"]],
    ["a scale of one value", [{ ...SCORES, minScore: 5, maxScore: 5 }], [0, "maxScore"]],
    [
      "a word for a score off the scale",
      [{ ...SCORES, scaleLabels: { "11": "more" } }],
      [0, "scaleLabels"],
    ],
    ["screening in the middle", [SCORES, SCREENING, VOTES], [1, "kind"]],
    ["a ballot without votes", [{ ...VOTES, votes: null }], [0, "votes"]],
  ] as const)("%s is a fault, at the field that mends it", ([, rounds, [index, field]]) => {
    expect(roundFaults(rounds)).toEqual([expect.objectContaining({ index, field })]);
  });

  test("a round keeps nothing that its kind does not use", () => {
    const scored = { minScore: 1, maxScore: 10, quorum: 3, advance: 5, needsRemarkAtEnds: true };
    const all = { ...NOTHING, ...scored, votes: 2 };
    expect(rulesOf({ ...all, kind: "ballot" })).toEqual({ ...NOTHING, kind: "ballot", votes: 2 });
    expect(rulesOf(all)).toEqual(NOTHING);
  });

  test("two prizes of one name cannot be told apart", () => {
    expect(prizeFaults([{ name: "Gold" }, { name: "gold " }])).toMatchObject([
      { index: 1, field: "name" },
    ]);
  });
});

describe("the template", () => {
  const wego = cases().find(({ name }) => name === "wego-2017");
  const bundle = JSON.parse(wego?.text ?? "{}");

  test("has the categories and criteria of the 2017 edition", () => {
    expect(
      WEGO_SETTINGS.categories.map(({ slug, name, criteria }) => ({
        slug,
        name,
        criteria: criteria.map(({ slug, name, weight }) => ({ slug, name, weight })),
      })),
    ).toEqual(bundle.categories);
  });

  test("has its rounds and prizes", () => {
    expect(WEGO_SETTINGS.rounds.map(({ slug, kind }) => [slug, kind])).toEqual(
      WEGO_ROUNDS.map(({ slug, kind }) => [slug, kind]),
    );
    expect(
      WEGO_SETTINGS.prizes.map(({ slug, name, count, by }) => ({ slug, name, count, by })),
    ).toEqual(WEGO_PRIZES);
    expect(roundFaults(WEGO_SETTINGS.rounds)).toEqual([]);
  });

  test("lacks nothing but dates before its call can open", () => {
    expect(missingForCall(WEGO_SETTINGS, DATES)).toEqual([]);
    const undated = { callOpensAt: null, callClosesAt: null, now: NOON };
    expect(missingForCall(WEGO_SETTINGS, undated).map(({ page }) => page)).toEqual([
      "edition",
      "edition",
    ]);
  });
});

describe("before the call can open", () => {
  const EMPTY: EditionSettings = {
    categories: [],
    clauses: [],
    eligibility: [],
    rounds: [],
    prizes: [],
  };

  test("everything that is missing is said at once, with the page that mends it", () => {
    const missing = missingForCall(EMPTY, { callOpensAt: null, callClosesAt: null, now: NOON });
    expect(missing.map(({ page }) => page)).toEqual([
      "edition",
      "edition",
      "categories",
      "clauses",
      "rounds",
      "prizes",
    ]);
  });

  test("a category without criteria is named", () => {
    const [first] = WEGO_SETTINGS.categories;
    if (!first) throw new Error("the template has categories");
    const settings = { ...WEGO_SETTINGS, categories: [{ ...first, criteria: [] }] };
    expect(missingForCall(settings, DATES)).toMatchObject([
      { page: "categories", sentence: "Open City has no criterion to be judged by." },
    ]);
  });

  test("an award that is only voted on needs no criteria", () => {
    const [first] = WEGO_SETTINGS.categories;
    if (!first) throw new Error("the template has categories");
    const rounds = [{ ...VOTES, slug: "votes" }];
    const settings = { ...WEGO_SETTINGS, rounds, categories: [{ ...first, criteria: [] }] };
    expect(missingForCall(settings, DATES)).toEqual([]);
  });

  test("screening alone judges nothing", () => {
    const settings = { ...WEGO_SETTINGS, rounds: WEGO_SETTINGS.rounds.slice(0, 1) };
    expect(missingForCall(settings, DATES)).toMatchObject([{ page: "rounds" }]);
  });

  test.for([
    ["a call that is over", { ...DATES, callClosesAt: NOON }],
    ["a call that closes before it opens", { ...DATES, callOpensAt: new Date("2026-08-01") }],
  ] as const)("%s is not opened", ([, dates]) => {
    expect(missingForCall(WEGO_SETTINGS, dates)).toMatchObject([{ page: "edition" }]);
  });
});
