import { describe, expect, test } from "vitest";
import {
  ACCESS,
  mayRead,
  mayWrite,
  type Moment,
  type Relation,
  type Thing,
  THINGS,
  type When,
  WRITES,
} from "#app/domain/access/access.ts";
import { workedTables } from "#test/support/worked-tables.ts";

const DOCUMENT = new URL("../../../docs/access.md", import.meta.url);

const THING_IN_WORDS: Readonly<Record<string, Thing>> = {
  Application: "application",
  "Its title": "application-title",
  Attachments: "attachment",
  "A judge's own scorecard": "own-scorecard",
  "Scorecards by judge": "scorecards",
  "Means, ranks, cut-off": "scores",
  "Progress, done or not": "progress",
  "A judge's own ballot": "own-ballot",
  Turnout: "turnout",
  Tally: "tally",
  Placings: "placings",
  Messages: "messages",
  "Internal notes": "internal-notes",
  "How far a draft is": "draft-progress",
  "Written, not submitted": "working-copy",
  "What a finalist adds": "supplement",
  "Remarks, to the secretariat": "remarks",
  "Remarks, to the applicant": "remarks-to-applicant",
  "A judge's oath": "oath",
  "Declared interests": "interests",
  "Likely conflicts, as told": "likely-conflicts",
  "Answers to them": "conflict-answers",
  "Why somebody stepped aside": "recusal-reasons",
  "Why somebody declined": "decline-reasons",
  "Flags of a wrong category": "category-flags",
  "Samples to practise on": "samples",
  "A judge's own sample card": "own-sample-card",
  "Sample cards by judge": "sample-cards",
  "Who was shown what": "coverage",
  "Findings, as a letter tells": "findings",
  "Notes and tags of screening": "screening-notes",
  Citations: "citations",
  "Mails to others": "mail",
  "Settings and wordings": "settings",
  "Addresses of people": "addresses",
  "That a city applies": "cities",
  "Audit log": "audit-log",
  "What waits for a second": "proposals",
  "Sign-ins, views, own notes": "own-account",
  "Tokens, passwords, keys": "secrets",
};

const WHEN_IN_WORDS: Readonly<Record<string, When>> = {
  never: "never",
  always: "always",
  own: "always",
  "own status": "never",
  "whoever was invited": "always",
  "after publication": "after-publication",
  "from submission": "from-submission",
  "from scoring on": "from-scoring",
  "on own panels, from scoring on": "from-scoring",
  "while the round runs, and once certified": "scoring-or-certified",
  "while the round is open": "while-open",
  "while the round runs": "while-running",
  "once the round was opened": "once-open",
  "after the round": "after-close",
  "once the whole panel submitted it, or the round closed": "after-panel",
};

const RELATIONS: readonly Relation[] = [
  "public",
  "applicant",
  "judge",
  "recused",
  "secretariat",
  "observer",
];

test.for([
  ["sees", 0, ACCESS],
  ["writes", 1, WRITES],
] as const)(
  "the page on who %s what says of every thing and everybody what the code does",
  ([, at, matrix]) => {
    const rows = workedTables(DOCUMENT)[at]?.rows ?? [];
    const told: Record<string, unknown> = Object.fromEntries(
      rows.map(([thing = "", ...whens]) => [
        THING_IN_WORDS[thing],
        Object.fromEntries(RELATIONS.map((one, at) => [one, WHEN_IN_WORDS[whens[at] ?? ""]])),
      ]),
    );
    expect(Object.keys(told).sort()).toEqual([...THINGS].sort());
    expect(told).toEqual(matrix);
  },
);

const SETUP: Moment = {
  isSubmitted: false,
  hasScoringBegun: false,
  round: null,
  isRunning: false,
  isCertified: false,
  isPublished: false,
};
const SUBMITTED: Moment = { ...SETUP, isSubmitted: true };
const SCORING: Moment = { ...SUBMITTED, hasScoringBegun: true, round: "open", isRunning: true };
const PAST_ITS_TIME: Moment = { ...SCORING, isRunning: false };
const CLOSED: Moment = { ...PAST_ITS_TIME, round: "closed" };
const CONFIRMED: Moment = { ...CLOSED, round: "confirmed" };
const CERTIFIED: Moment = { ...CLOSED, isCertified: true };
const PUBLISHED: Moment = { ...CERTIFIED, isPublished: true };
const MOMENTS = [
  SETUP,
  SUBMITTED,
  SCORING,
  PAST_ITS_TIME,
  CLOSED,
  CONFIRMED,
  CERTIFIED,
  PUBLISHED,
] as const;

/** Yes or no at each moment, in their order. */
const GRID: Readonly<Record<When, string>> = {
  never: "nnnnnnnn",
  always: "yyyyyyyy",
  "from-submission": "nyyyyyyy",
  "from-scoring": "nnyyyyyy",
  "while-open": "nnyynnnn",
  "while-running": "nnynnnnn",
  "once-open": "nnyyyyyy",
  "scoring-or-certified": "nnynnnyy",
  "after-close": "nnnnyyyy",
  "after-panel": "nnnnyyyy",
  "after-publication": "nnnnnnny",
};

describe.for(THINGS.map((thing) => [thing] as const))("%s", ([thing]) => {
  test.for(RELATIONS.map((relation) => [relation] as const))(
    "is seen by the %s at the moments the table gives, and at no other",
    ([relation]) => {
      const seen = MOMENTS.map((moment) => (mayRead(thing, relation, moment) ? "y" : "n"));
      expect(seen.join("")).toBe(GRID[ACCESS[thing][relation]]);
    },
  );

  test.for(RELATIONS.map((relation) => [relation] as const))(
    "is written by the %s at the moments the table gives, and at no other",
    ([relation]) => {
      const written = MOMENTS.map((moment) => (mayWrite(thing, relation, moment) ? "y" : "n"));
      expect(written.join("")).toBe(GRID[WRITES[thing][relation]]);
    },
  );
});

test("nobody but the secretariat and observers ever learns a score, a rank or a tally", () => {
  for (const thing of ["scorecards", "scores", "tally", "turnout"] as const)
    for (const relation of ["public", "applicant", "judge", "recused"] as const)
      for (const moment of MOMENTS) expect(mayRead(thing, relation, moment)).toBe(false);
});

test("no ballot is ever anybody's but its judge's, and not even that once the round closed", () => {
  for (const relation of RELATIONS)
    for (const moment of MOMENTS)
      expect(mayRead("own-ballot", relation, moment)).toBe(
        relation === "judge" && moment.round === "open",
      );
});

test("nobody writes on another's card or ballot, and a judge on their own only while the round runs", () => {
  for (const thing of ["scorecards", "remarks", "scores", "tally", "placings"] as const)
    for (const relation of RELATIONS)
      for (const moment of MOMENTS) expect(mayWrite(thing, relation, moment)).toBe(false);
  for (const thing of ["own-scorecard", "own-ballot"] as const)
    for (const relation of RELATIONS)
      for (const moment of MOMENTS)
        expect(mayWrite(thing, relation, moment)).toBe(relation === "judge" && moment.isRunning);
});

test("an observer writes nothing but what is their own", () => {
  for (const thing of THINGS)
    for (const moment of MOMENTS)
      expect(mayWrite(thing, "observer", moment)).toBe(thing === "own-account");
});

test("what a city has not submitted is its own, and a secret is nobody's", () => {
  for (const moment of MOMENTS)
    for (const relation of RELATIONS) {
      expect(mayRead("working-copy", relation, moment)).toBe(relation === "applicant");
      expect(mayRead("secrets", relation, moment)).toBe(false);
    }
});
