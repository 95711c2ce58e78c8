import { describe, expect, test } from "vitest";
import {
  ACCESS,
  mayRead,
  type Moment,
  type Relation,
  type Thing,
  THINGS,
  type When,
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
};

const WHEN_IN_WORDS: Readonly<Record<string, When>> = {
  never: "never",
  always: "always",
  own: "always",
  "own status": "never",
  "after publication": "after-publication",
  "from submission": "from-submission",
  "from scoring on": "from-scoring",
  "on own panels, from scoring on": "from-scoring",
  "while the round runs, and once certified": "scoring-or-certified",
  "while the round is open": "while-open",
  "after the round": "after-close",
};

const RELATIONS: readonly Relation[] = [
  "public",
  "applicant",
  "judge",
  "recused",
  "secretariat",
  "observer",
];

test("the page on who sees what says of every thing and everybody what the code does", () => {
  const rows = workedTables(DOCUMENT)[0]?.rows ?? [];
  const told: Record<string, unknown> = Object.fromEntries(
    rows.map(([thing = "", ...whens]) => [
      THING_IN_WORDS[thing],
      Object.fromEntries(RELATIONS.map((one, at) => [one, WHEN_IN_WORDS[whens[at] ?? ""]])),
    ]),
  );
  expect(Object.keys(told).sort()).toEqual([...THINGS].sort());
  expect(told).toEqual(ACCESS);
});

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
  "scoring-or-certified": "nnynnnyy",
  "after-close": "nnnnyyyy",
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
