/** How judging goes wrong, case by case, as research numbers them: 4.1 to 4.11. */
import { describe, expect, test } from "vitest";
import { visibleCount } from "#app/domain/access/visible-count.ts";
import { leftAfterRound } from "#app/domain/application/leaving.ts";
import { ballotFaults } from "#app/domain/ballot/ballot-faults.ts";
import type { Bundle, CutoffTie } from "#app/domain/bundle/bundle.ts";
import type { ScorecardRoundCount } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { maySettle } from "#app/domain/decision/second-person.ts";
import { whatChanges } from "#app/domain/decision/what-changes.ts";
import { formatFraction } from "#app/domain/kernel/fraction.ts";
import { suggestedFate } from "#app/domain/panel/leaving-judge.ts";
import { dutiesOf } from "#app/domain/panel/duties.ts";
import { quorumBlocks, shortlistBlocks } from "#app/domain/placing/certifiable.ts";
import { coverageLines, coverageOf, isCovered } from "#app/domain/round/coverage.ts";
import { ballotWork, owedLines, scorecardWork } from "#app/domain/round/judge-work.ts";
import { mayReopenIn } from "#app/domain/round/reopening.ts";
import { checkWhole } from "#app/domain/scorecard/remarks.ts";
import { rankings } from "#app/domain/second-opinion/rankings.ts";
import { marksOf } from "#app/domain/second-opinion/marks.ts";
import { reserves } from "#app/domain/shortlist/cutoff-mark.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

const JUDGES = ["ada", "ben", "eve"];
const PLAIN = {
  judge: (n: string) => n,
  category: (n: string) => n,
  application: (n: string) => n,
};

type Marks = Readonly<Record<string, readonly (readonly [impact: number, reach: number] | null)[]>>;

/** One category; each application's cards in the order of the judges, null where there is none. */
function edition(
  marks: Marks,
  change: Partial<Bundle> = {},
  { advance = 2, cutoffTie = "extend" }: { advance?: number; cutoffTie?: CutoffTie } = {},
): Bundle {
  const small = smallBundle();
  return {
    ...small,
    rounds: [
      { slug: "round-one", kind: "scorecard", min: 1, max: 10, advance, cutoffTie },
      { slug: "round-two", kind: "ballot", votes: 2 },
    ],
    categories: small.categories.slice(0, 1),
    judges: JUDGES.map((slug) => ({ slug, name: slug, categories: ["open"] })),
    applications: Object.keys(marks).map((ref) => ({
      ref,
      category: "open",
      entrant: "hue",
      title: `Project ${ref}`,
      status: "accepted" as const,
    })),
    recusals: [],
    scorecards: Object.entries(marks).flatMap(([application, cards]) =>
      cards.flatMap((card, at) =>
        card === null
          ? []
          : [
              {
                round: "round-one",
                judge: JUDGES[at] ?? "",
                application,
                status: "submitted" as const,
                scores: { impact: card[0], reach: card[1] },
              },
            ],
      ),
    ),
    ballots: [],
    ...change,
  };
}

function roundOne(bundle: Bundle): ScorecardRoundCount {
  const round = countEdition(bundle).categories[0]?.rounds[0];
  if (round?.kind !== "scorecard") throw new Error("no round one");
  return round;
}

const scoresOf = (bundle: Bundle) =>
  roundOne(bundle).standing.map(({ application, score, scorecards }) => [
    application,
    score && formatFraction(score),
    scorecards,
  ]);

const level: Marks = { A1: [[9, 9]], A2: [[7, 6]], A3: [[6, 7]], A4: [[2, 2]] };
const ballots = (...choices: readonly (readonly string[])[]) =>
  choices.map((chosen, at) => ({
    round: "round-two",
    judge: JUDGES[at] ?? "",
    category: "open",
    choices: chosen,
  }));

describe("4.1 a tie at the cut-off", () => {
  test("takes everybody who is level along, by exact figures", () => {
    const round = roundOne(edition(level));
    expect(round.advanced).toEqual(["A1", "A2", "A3"]);
    expect(round.cutoff).toMatchObject({ places: 2, policy: "extend", tied: ["A2", "A3"] });
  });

  test("is no tie where rounded figures agree and exact ones do not", () => {
    // 20/3 against 6.65: both would be shown as 6.7 with one decimal.
    const close: Marks = {
      A1: [[9, 9]],
      A2: [
        [7, 7],
        [7, 7],
        [6, 6],
      ],
      A3: [
        [7, 6],
        [7, 6],
        [7, 6],
      ],
    };
    expect(roundOne(edition(close)).advanced).toEqual(["A1", "A2"]);
  });

  test("is broken by the chain where the edition says so, and says what the other rule would do", () => {
    const round = roundOne(edition(level, {}, { cutoffTie: "break" }));
    expect(round.advanced).toEqual(["A1", "A2"]);
    expect(round.cutoff?.trail.length).toBeGreaterThan(0);
    expect(round.cutoff?.otherwise).toEqual(["A1", "A2", "A3"]);
  });

  test("that nothing breaks waits for a person, and nobody level goes on meanwhile", () => {
    const same: Marks = { A1: [[9, 9]], A2: [[7, 7]], A3: [[7, 7]] };
    const count = countEdition(edition(same, {}, { cutoffTie: "break" }));
    expect(count.categories[0]?.unresolved).toEqual([
      { at: "cutoff", round: "round-one", applications: ["A2", "A3"] },
    ]);
    expect(count.categories[0]?.rounds).toHaveLength(1);
  });
});

describe("4.2 missing and unfinished scorecards", () => {
  const marks: Marks = {
    A1: [
      [8, 8],
      [6, 6],
    ],
    A2: [[7, 7], null],
  };

  test("never count, and never become zero", () => {
    const bundle = edition(marks);
    const draft = {
      round: "round-one",
      judge: "ben",
      application: "A2",
      status: "draft" as const,
      scores: { impact: 1 },
    };
    const withDraft = { ...bundle, scorecards: [...(bundle.scorecards ?? []), draft] };
    expect(scoresOf(withDraft)).toEqual([
      ["A1", "7", 2],
      ["A2", "7", 1],
    ]);
  });

  test("below the quorum hold the certification until a person accepts it", () => {
    const bundle = edition(marks);
    const round = {
      slug: "round-one",
      name: "Round one",
      kind: "scorecard" as const,
      state: "confirmed" as const,
      quorum: 2,
      confirmed: [],
    };
    const blocks = (isAccepted: boolean) =>
      quorumBlocks(bundle, countEdition(bundle), [round], () => isAccepted);
    expect(blocks(false)).toEqual([
      "A2 has 1 of the 2 scorecards that Round one asks for, and no decision accepts that.",
    ]);
    expect(blocks(true)).toEqual([]);
  });

  test("are listed by who owes them, so that closing never waits in silence", () => {
    const panel = [
      { judge: "ada", categories: ["open"] },
      { judge: "ben", categories: ["open"] },
    ];
    const entries = [{ ref: "A1", category: "open" }];
    const cards = [{ judge: "ada", application: "A1", status: "submitted" as const }];
    const work = scorecardWork(panel, entries, cards, () => false);
    expect(owedLines("scorecard", work, PLAIN)).toEqual(["ben owes a scorecard: A1"]);
  });
});

describe("4.3 recusals that change denominators", () => {
  const marks: Marks = {
    A1: [
      [9, 9],
      [3, 3],
    ],
    A2: [
      [6, 6],
      [7, 7],
    ],
  };
  const recusals = [{ judge: "ben", application: "A1" }];

  test("take the pair out of the mean, keep the card on file, and print the denominator", () => {
    const bundle = edition(marks, { recusals });
    expect(scoresOf(bundle)).toEqual([
      ["A1", "9", 1],
      ["A2", "13/2", 2],
    ]);
    expect(roundOne(bundle).standing[0]?.notCounted).toEqual([{ judge: "ben", why: "recused" }]);
    expect(bundle.scorecards).toHaveLength(4);
  });

  test("that are lifted restore the card", () => {
    expect(scoresOf(edition(marks))).toEqual([
      ["A2", "13/2", 2],
      ["A1", "6", 2],
    ]);
  });

  test("leave the judge a vote, but not for that one", () => {
    const isRecused = (judge: string, ref: string) => judge === "ben" && ref === "A1";
    const entries = ["A1", "A2"].map((ref) => ({ ref, category: "open" }));
    const panel = [{ judge: "ben", categories: ["open"] }];
    const work = ballotWork(panel, entries, () => false, isRecused);
    expect(work[0]?.applications).toEqual(["A2"]);
    const cast = edition(marks, { recusals, ballots: [{ ...ballots([], ["A1", "A2"])[1]! }] });
    const last = countEdition(cast).categories[0]?.rounds[1];
    expect(last).toMatchObject({ voidVotes: 1, standing: [{ application: "A2", votes: 1 }, {}] });
  });
});

describe("4.4 a category with fewer than it has places", () => {
  test("sends all that are scored on, none that is not, and leaves a prize without a winner", () => {
    const few = edition({ A1: [[8, 8]], A2: [null] }, {}, { advance: 5 });
    expect(roundOne(few).advanced).toEqual(["A1"]);
    const voted = countEdition({ ...few, ballots: ballots(["A1"]) });
    expect(voted.categories[0]?.placings.map(({ prize }) => prize)).toEqual(["gold"]);
    expect(voted.categories[0]?.unresolved).toEqual([]);
  });

  test("without any application has no finalist and no prize, and is no fault", () => {
    const [category] = countEdition(edition({})).categories;
    expect(category?.placings).toEqual([]);
    expect(category?.unresolved).toEqual([]);
  });
});

describe("4.5 ties on votes and on the round-one score", () => {
  const three: Marks = { A1: [[9, 9]], A2: [[7, 8]], A3: [[8, 7]] };

  test("go by the exact score before, and then criterion by criterion", () => {
    const bundle = edition(three, { ballots: ballots(["A1", "A2"], ["A1", "A3"]) });
    const [category] = countEdition(bundle).categories;
    expect(category?.placings).toMatchObject([
      { prize: "gold", application: "A1", reason: { by: "votes" } },
      // Level in votes and score; ahead on Impact, the criterion declared first.
      { prize: "silver", application: "A3", reason: { by: "criterion" } },
    ]);
  });

  test("are never broken by the order in which things were stored", () => {
    const same: Marks = { A1: [[9, 9]], A2: [[7, 7]], A3: [[7, 7]] };
    const bundle = edition(same, { ballots: ballots(["A1", "A2"], ["A1", "A3"]) });
    const turned: Bundle = {
      ...bundle,
      applications: [...bundle.applications].reverse(),
      scorecards: [...(bundle.scorecards ?? [])].reverse(),
      ballots: [...(bundle.ballots ?? [])].reverse(),
    };
    expect(countEdition(turned)).toEqual(countEdition(bundle));
    expect(countEdition(bundle).categories[0]?.unresolved).toEqual([
      { at: "prize", prizes: ["silver"], applications: ["A2", "A3"] },
    ]);
  });
});

describe("4.6 judges who use a narrow range, and judges who are harsh", () => {
  const marks: Marks = {
    A1: [
      [9, 9],
      [4, 4],
      [6, 6],
    ],
    A2: [
      [8, 8],
      [4, 4],
      [7, 7],
    ],
    A3: [
      [7, 7],
      [3, 3],
      [5, 5],
    ],
    A4: [
      [6, 6],
      [3, 3],
      [4, 4],
    ],
    A5: [
      [5, 5],
      [2, 2],
      [3, 3],
    ],
    A6: [
      [4, 4],
      [2, 2],
      [3, 3],
    ],
  };

  test("change the second opinion, and never the count", () => {
    const bundle = edition(marks);
    const before = countEdition(bundle);
    const all = rankings(marksOf(bundle, "round-one", "open", Object.keys(marks)));
    expect(all.map(({ method }) => method.by)).toEqual([
      "z-scores",
      "median",
      "without",
      "without",
      "without",
    ]);
    expect(countEdition(bundle)).toEqual(before);
  });

  test("with no spread at all, or too few of them, are not divided by nothing", () => {
    const flat = Object.fromEntries(
      Object.entries(marks).map(([ref, cards]) => [ref, [cards[0]!, [5, 5], cards[2]!]]),
    ) as Marks;
    const values = (bundle: Bundle) =>
      rankings(marksOf(bundle, "round-one", "open", Object.keys(marks)));
    const z = values(edition(flat)).find(({ method }) => method.by === "z-scores");
    for (const value of z?.values.values() ?? []) expect(Number.isFinite(value)).toBe(true);
    const two = Object.fromEntries(
      Object.entries(marks).map(([ref, cards]) => [ref, cards.slice(0, 2)]),
    ) as Marks;
    expect(values(edition(two)).map(({ method }) => method.by)).not.toContain("z-scores");
  });
});

const withStatus = (
  bundle: Bundle,
  ref: string,
  status: "withdrawn" | "disqualified",
  leftAfter?: string,
): Bundle => ({
  ...bundle,
  applications: bundle.applications.map((one) =>
    one.ref === ref ? { ...one, status, ...(leftAfter === undefined ? {} : { leftAfter }) } : one,
  ),
});

describe("4.7 a late withdrawal", () => {
  const marks: Marks = { A1: [[9, 9]], A2: [[8, 8]], A3: [[7, 7]], A4: [[6, 6]] };
  const rounds = (ballot: "pending" | "open") => [
    { id: "one", kind: "scorecard" as const, state: "confirmed" as const, isFinalist: true },
    { id: "two", kind: "ballot" as const, state: ballot, isFinalist: false },
  ];

  test("before the ballot opens lets the first reserve move up, once, after a new confirmation", () => {
    const bundle = edition(marks);
    expect(reserves(roundOne(bundle))).toEqual([["A3"], ["A4"]]);
    expect(leftAfterRound(rounds("pending"))).toBeNull();
    const left = withStatus(bundle, "A2", "withdrawn");
    expect(roundOne(left).advanced).toEqual(["A1", "A3"]);
    const confirmed = [{ category: "open", applications: ["A1", "A2"] }];
    const blocks = shortlistBlocks(left, countEdition(left), [
      {
        slug: "round-one",
        name: "Round one",
        kind: "scorecard",
        state: "confirmed",
        quorum: null,
        confirmed,
      },
      {
        slug: "round-two",
        name: "Round two",
        kind: "ballot",
        state: "closed",
        quorum: null,
        confirmed: [],
      },
    ]);
    expect(blocks).toEqual([expect.stringContaining("A2 would leave and A3 would come in")]);
  });

  test("after the ballot opened lets nobody move up, and makes votes for it void", () => {
    expect(leftAfterRound(rounds("open"))).toBe("one");
    const cast = edition(marks, { ballots: ballots(["A1", "A2"], ["A1", "A2"]) });
    const left = withStatus(cast, "A2", "withdrawn", "round-one");
    const [category] = countEdition(left).categories;
    expect(roundOne(left).advanced).toEqual(["A1", "A2"]);
    expect(category?.rounds[1]).toMatchObject({
      finalists: ["A1"],
      left: ["A2"],
      voidVotes: 2,
      standing: [{ application: "A1", votes: 2 }],
    });
    expect(category?.placings.map(({ application }) => application)).toEqual(["A1"]);
  });
});

describe("4.8 a disqualification after the shortlist", () => {
  const marks: Marks = { A1: [[9, 9]], A2: [[8, 8]], A3: [[7, 7]] };

  test("is two persons' act", () => {
    const proposal = { proposedById: "ann", outcome: null };
    expect(maySettle(proposal, "confirmed", "ann", ["ann", "bo"])).toMatchObject({ ok: false });
    expect(maySettle(proposal, "confirmed", "bo", ["ann", "bo"])).toMatchObject({ ok: true });
  });

  test("shows the difference before it is confirmed, and deletes nothing", () => {
    const bundle = edition(marks);
    const struck = withStatus(bundle, "A1", "disqualified");
    const names = { ...PLAIN, round: (n: string) => n, prize: (n: string) => n };
    expect(whatChanges(countEdition(bundle), countEdition(struck), names)).toEqual(
      expect.arrayContaining([
        "open, round-one: A1 would leave the shortlist.",
        "open, round-one: A3 would move up into the shortlist.",
      ]),
    );
    expect(struck.scorecards).toEqual(bundle.scorecards);
  });

  test("that changes a prize says whose it would be", () => {
    const bundle = edition(marks, { ballots: ballots(["A1", "A2"], ["A1", "A2"]) });
    const struck = withStatus(bundle, "A1", "disqualified", "round-one");
    const names = { ...PLAIN, round: (n: string) => n, prize: (n: string) => n };
    expect(whatChanges(countEdition(bundle), countEdition(struck), names)).toEqual([
      "open, gold: A2 instead of A1.",
      "open, silver: nobody instead of A2.",
    ]);
  });
});

describe("4.9 a vote spoiled, voided or changed", () => {
  const marks: Marks = { A1: [[9, 9]], A2: [[8, 8]], A3: [[7, 7]] };

  test("names different finalists, as many as there are votes, or is a fault", () => {
    const spoiled = (choices: readonly string[]) => {
      const bundle = edition(marks, { ballots: ballots(choices) });
      return ballotFaults(bundle, countEdition(bundle)).map(({ what }) => what);
    };
    expect(spoiled(["A1", "A2"])).toEqual([]);
    expect(spoiled(["A1"])).toEqual(["names 1, but must name 2"]);
    expect(spoiled(["A1", "A3"])).toEqual([expect.stringContaining("is not a finalist")]);
  });

  test("is never made up: who cast none adds no vote", () => {
    const count = countEdition(edition(marks, { ballots: ballots(["A1", "A2"]) }));
    expect(count.categories[0]?.rounds[1]).toMatchObject({
      ballots: 1,
      standing: [
        { application: "A1", votes: 1 },
        { application: "A2", votes: 1 },
      ],
    });
  });
});

describe("4.10 a judge replaced in the middle of a round", () => {
  const seats = [
    { judge: "ada", category: "open", isRemoved: true, successor: "eve" },
    { judge: "eve", category: "open", isRemoved: false, successor: null },
  ];
  const due = (isKept: boolean) => {
    const { isDue } = dutiesOf({
      seats,
      roundSeats: [],
      assignments: [],
      stands: (judge, application) => isKept && judge === "ada" && application === "A1",
      isRecused: () => false,
    });
    return ["A1", "A2"].filter((ref) => isDue("eve", ref, "open"));
  };

  test("leaves the successor what is unfinished where the cards are kept, all where they are set aside", () => {
    expect(due(true)).toEqual(["A2"]);
    expect(due(false)).toEqual(["A1", "A2"]);
  });

  test("keeps the cards unless the reason casts doubt on them", () => {
    expect(suggestedFate("unavailable")).toBe("keep");
    expect(suggestedFate("misconduct")).toBe("set-aside");
    expect(suggestedFate("undeclared-conflict")).toBe("set-aside");
  });

  test("holds one seat: who has left sits nowhere", () => {
    const { panelOf } = dutiesOf({
      seats,
      roundSeats: [],
      assignments: [],
      stands: () => false,
      isRecused: () => false,
    });
    expect(panelOf("open")).toEqual(["eve"]);
  });
});

describe("4.11 what else went wrong elsewhere", () => {
  const entries = ["A1", "A2"].map((ref) => ({ ref, category: "open" }));

  test("an entry that no judge was shown stands in the way of closing", () => {
    const work = scorecardWork([{ judge: "ada", categories: ["open"] }], entries, [], () => false);
    const coverage = coverageOf({
      entries: ["A1", "A2"],
      work,
      shown: [{ judge: "ada", application: "A1" }],
      isRecused: () => false,
    });
    expect(isCovered(coverage)).toBe(false);
    expect(coverageLines(coverage, PLAIN)).toEqual([
      "No judge was shown A2",
      "ada was never shown A2",
    ]);
  });

  test("an extreme mark is explained where the round says so", () => {
    const criteria = [{ slug: "impact", name: "Impact" }];
    const rule = { minScore: 1, maxScore: 10, needsRemarkAtEnds: true };
    const card = { scores: { impact: 10 }, remarks: {} };
    expect(checkWhole(card, criteria, rule)).toMatchObject({ ok: false });
    expect(checkWhole(card, criteria, { ...rule, needsRemarkAtEnds: false })).toMatchObject({
      ok: true,
    });
  });

  test("a card comes late only by an act, and never once a later round was opened", () => {
    const closed = { name: "Round one", kind: "scorecard" as const, state: "closed" as const };
    const next = (state: "pending" | "open") => ({ ...closed, name: "Round two", state });
    expect(mayReopenIn(closed, next("pending"))).toMatchObject({ ok: true });
    expect(mayReopenIn(closed, next("open"))).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
  });

  test("totals of a running round are in nothing that anybody counts", () => {
    const bundle = edition({ A1: [[9, 9]], A2: [[8, 8]] });
    const rounds = [
      { slug: "round-one", kind: "scorecard" as const, state: "open" as const },
      { slug: "round-two", kind: "ballot" as const, state: "pending" as const },
    ];
    const seen = visibleCount(bundle, rounds, "secretariat");
    expect(seen.bundle.scorecards).toEqual([]);
    expect(seen.count.categories[0]).toMatchObject({ rounds: [], placings: [], unresolved: [] });
  });

  test("a special prize without a rule does not exist: the panel names it, with a citation", () => {
    const marks: Marks = { A1: [[9, 9]], A2: [[8, 8]], A3: [[7, 7]] };
    const bundle = edition(
      marks,
      {
        prizes: [
          { slug: "gold", name: "Gold", by: "rank" },
          { slug: "mention", name: "Mention", by: "panel" },
        ],
        ballots: ballots(["A1", "A2"]),
      },
      { advance: 3 },
    );
    expect(countEdition(bundle).categories[0]?.unresolved).toContainEqual({
      at: "panel",
      prizes: ["mention"],
      applications: [],
    });
  });
});
