/** Carries out every worked table of docs/rules.md. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { firstStep, nextStep } from "#app/domain/application/eligibility.ts";
import { mayFinish, mayWrite, type WritingFacts } from "#app/domain/application/writing.ts";
import { tally } from "#app/domain/ballot/tally.ts";
import { mayVoteFor, votesDue } from "#app/domain/ballot/votes-due.ts";
import type {
  Bundle,
  BundleBallot,
  BundleCategory,
  BundleScorecard,
} from "#app/domain/bundle/bundle.ts";
import type { CategoryCount, Unresolved } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { type EditionUse, lockOf, type Part } from "#app/domain/edition/locks.ts";
import { WEGO_PRIZES, WEGO_ROUNDS } from "#app/domain/edition/wego-template.ts";
import { formatFraction, formatMixed, fraction, toDecimal } from "#app/domain/kernel/fraction.ts";
import { places, tiers } from "#app/domain/kernel/tiers.ts";
import { awardPrizes } from "#app/domain/placing/placings.ts";
import { indexCards } from "#app/domain/scorecard/counted-cards.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import { criterionMean, roundScore } from "#app/domain/scorecard/round-score.ts";
import { type FindingResult, mayConclude } from "#app/domain/screening/conclude.ts";
import { likelyDuplicates } from "#app/domain/screening/likely-duplicates.ts";
import { compareFindings, CONCLUDING } from "#app/domain/screening/screeners.ts";
import { smallBundle } from "#test/support/bundles.ts";
import {
  readList,
  readOrder,
  sections,
  type WorkedTable,
  workedTables,
} from "#test/support/worked-tables.ts";

const tables = workedTables();
const carriedOut = new Set<WorkedTable>();

/** The rows of a table, found by its section and its first column. */
function rowsOf(section: string, firstColumn: string): readonly (readonly string[])[] {
  const table = tables.find((one) => one.section === section && one.columns[0] === firstColumn);
  if (!table) throw new Error(`docs/rules.md has no table "${firstColumn}" in "${section}"`);
  carriedOut.add(table);
  return table.rows;
}

const CRITERIA = [
  { slug: "impact", name: "Impact", weight: 2 },
  { slug: "context", name: "Context", weight: 1 },
];

describe("Where the default comes from", () => {
  const prizes = rowsOf("Where the default comes from", "Prize");
  const rounds = rowsOf("Where the default comes from", "Round");

  test("the rounds of the template are those of 2017", () => {
    expect(
      WEGO_ROUNDS.map((round) => {
        const isScorecard = round.kind === "scorecard";
        return [
          round.slug,
          round.kind,
          isScorecard ? `${round.min} to ${round.max}` : "",
          isScorecard ? `${round.advance}` : "",
          isScorecard ? round.cutoffTie : "",
          round.kind === "ballot" ? `${round.votes}` : "",
        ];
      }),
    ).toEqual(rounds);
  });

  test("the prizes of the template are those of 2017", () => {
    expect(WEGO_PRIZES.map(({ slug, count, by }) => [slug, `${count}`, by])).toEqual(prizes);
  });
});

describe("Screening", () => {
  test.each(rowsOf("Screening", "Passed"))(
    "%s passed, %s failed, %s unclear, %s unchecked: accepted %s, returned %s, rejected %s",
    (passed, failed, unclear, unchecked, ...concluded) => {
      const found: readonly [string | undefined, FindingResult | null][] = [
        [passed, "pass"],
        [failed, "fail"],
        [unclear, "unclear"],
        [unchecked, null],
      ];
      const clauses = found.flatMap(([times, result]) =>
        Array.from({ length: Number(times) }, () => ({
          id: "c",
          title: "Clause",
          result,
          note: "Why",
        })),
      );
      const conclusions = ["accepted", "returned", "rejected"] as const;
      const allowed = conclusions.map((one) => (mayConclude(one, clauses).ok ? "yes" : "no"));
      expect(allowed).toEqual(concluded);
    },
  );
});

describe("Eligibility first", () => {
  test.each(rowsOf("Eligibility first", "Questions pass with"))(
    "questions that pass with %s, answered %s: ends at %s, goes on %s",
    (passes = "", answered = "", endsAt, goesOn) => {
      const questions = readList(passes, ", ").map((one, index) => ({
        id: `${index + 1}`,
        text: "",
        passes: one as "yes" | "no",
        explanation: "",
        clauseId: null,
      }));
      let step = firstStep(questions);
      for (const answer of readList(answered, ", ")) {
        if (step.kind !== "ask") throw new Error(`${answer} is answered after the end`);
        step = nextStep(questions, step.question.id, answer as "yes" | "no");
      }
      expect(step.kind === "stop" ? step.question.id : "").toBe(endsAt);
      expect(step.kind === "pass" ? "yes" : "no").toBe(goesOn);
    },
  );

  test("an edition that asks nothing lets everybody begin; a question that is gone begins them again", () => {
    expect(firstStep([])).toEqual({ kind: "pass" });
    const question = { id: "a", text: "", passes: "yes", explanation: "", clauseId: null } as const;
    expect(nextStep([question], "gone", "yes")).toEqual({ kind: "ask", question, number: 1 });
  });
});

describe("Two screeners", () => {
  test.each(rowsOf("Two screeners", "First"))(
    "%s and %s, settled %s: %s stands",
    (first, second, settled, stands) => {
      const results = { ann: first, bo: second, [CONCLUDING]: settled };
      const findings = Object.entries(results).flatMap(([screener, result]) =>
        result === undefined || result === ""
          ? []
          : [
              {
                clauseId: "c",
                screener,
                result: result as FindingResult,
                note: "",
                evidence: "",
                noteToSelf: "",
                foundById: null,
              },
            ],
      );
      const [compared] = compareFindings({ clauseIds: ["c"], findings });
      expect(compared?.standing?.result ?? "").toBe(stands);
    },
  );
});

describe("Duplicates", () => {
  test.each(rowsOf("Duplicates", "First title"))(
    "%s and %s from cities that are %s: %s",
    (title = "", other = "", cities, shown) => {
      const one = { ref: "A1", entrantId: "hue", title, text: "" };
      const entrantId = cities === "same" ? "hue" : "seoul";
      const found = likelyDuplicates(one, [{ ref: "A2", entrantId, title: other, text: "" }]);
      expect(found.length === 1 ? "yes" : "no").toBe(shown);
    },
  );
});

describe("The end of the call", () => {
  const instant = (time = "") => new Date(`2026-04-30T${time}Z`);
  test.each(rowsOf("The end of the call", "Call"))(
    "%s until %s, %s minutes of grace, more time %s, begun %s, sent %s: written %s, submitted %s",
    (...row) => {
      const [call, closes, grace, extended, begun, sent, written, submitted] = row;
      const facts: WritingFacts = {
        application: { state: "draft" },
        edition: {
          state: call === "open" ? "call" : "judging",
          callOpensAt: null,
          callClosesAt: instant(closes),
          graceMinutes: Number(grace),
        },
        dueAt: null,
        extendedTo: extended === "" ? null : instant(extended),
      };
      const proof = { openedAt: instant(begun), lastFileAt: null };
      const answers = [mayWrite(facts, instant(sent)), mayFinish(facts, proof, instant(sent))];
      expect(answers.map(({ ok }) => (ok ? "yes" : "no"))).toEqual([written, submitted]);
    },
  );
});

describe("What use fixes", () => {
  const now = new Date("2026-06-12T12:00:00.000Z");
  const untouched: EditionUse = {
    state: "setup",
    callOpensAt: new Date("2026-05-01T00:00:00.000Z"),
    callClosesAt: new Date("2026-07-01T00:00:00.000Z"),
    hasSubmission: false,
    hasScorecard: false,
    hasJudgingBegun: false,
    hasLastRoundBegun: false,
    now,
  };
  const happened: Readonly<Record<string, Partial<EditionUse>>> = {
    "the call has opened": { state: "call" },
    "the call has closed": { state: "call", callClosesAt: now },
    "an application was submitted": { hasSubmission: true },
    "a judging round was opened": { hasJudgingBegun: true },
    "a scorecard was saved": { hasScorecard: true },
    "the last round was opened": { hasLastRoundBegun: true },
    "the result is certified": { state: "certified" },
  };
  const parts: readonly Part[] = [
    "zone",
    "call-opens",
    "call-closes",
    "categories",
    "criteria",
    "clauses",
    "eligibility",
    "form",
    "rounds",
    "prizes",
  ];
  test.each(rowsOf("What use fixes", "What happened"))("%s: %s", (what = "", stays = "") => {
    const use = { ...untouched, ...happened[what] };
    const locked = parts.filter((part) => lockOf(part, use) !== null);
    const told = stays === "everything" ? [...parts] : stays.split(", ");
    expect(happened[what]).toBeDefined();
    expect([...locked].sort()).toEqual([...told].sort());
  });
});

describe("Arithmetic", () => {
  test.each(rowsOf("Arithmetic", "Figure"))("%s is %s", (figure, exactly, shown, said) => {
    const [above = "", below = ""] = figure?.split(" / ") ?? [];
    const value = fraction(BigInt(above), BigInt(below));
    expect([formatFraction(value), toDecimal(value), formatMixed(value)]).toEqual([
      exactly,
      shown,
      said,
    ]);
  });
});

describe("Ranks and ties", () => {
  test.each(rowsOf("Ranks and ties", "Points"))("%s points rank %s", (points = "", ranks) => {
    const order = tiers(points.split(", ").map(Number), (a, b) => b - a);
    expect(
      places(order)
        .map(({ rank }) => rank)
        .join(", "),
    ).toBe(ranks);
  });
});

describe("Who counts", () => {
  test.each(rowsOf("Who counts", "Scorecard"))(
    "%s, recused %s, struck %s: %s",
    (status, recused, struck, counts = "") => {
      const card = { round: "round-one", judge: "j1", application: "A1" };
      const bundle: Bundle = {
        ...smallBundle(),
        recusals: recused === "yes" ? [card] : [],
        decisions:
          struck === "yes" ? [{ kind: "strike", ...card, by: "the secretariat", reason: "" }] : [],
        scorecards: [
          {
            ...card,
            status: status as BundleScorecard["status"],
            scores: { impact: 7, context: 7 },
          },
        ],
      };
      const cards = indexCards(bundle).get("round-one")?.get("A1");
      const [set] = cards?.notCounted ?? [];
      expect(set ? `no: ${set.why}` : "yes").toBe(counts);
      expect(cards?.counted).toHaveLength(set ? 0 : 1);
    },
  );
});

describe("Scorecard round", () => {
  const rows = rowsOf("Scorecard round", "Scorecard");
  const cards = rows.slice(0, -1).map(([judge = "", impact, context]): BundleScorecard => ({
    round: "round-one",
    judge,
    application: "A1",
    status: "submitted",
    scores: { impact: Number(impact), context: Number(context) },
  }));
  const written = (figure: ReturnType<typeof criterionMean>) =>
    figure === null ? "none" : formatFraction(figure);

  test.each(cards.map((card, at) => ({ card, score: rows[at]?.[3] })))(
    "the scorecard of $card.judge scores $score",
    ({ card, score }) => {
      expect(written(roundScore([card], CRITERIA).score)).toBe(score);
    },
  );

  test("the application has the means of its scorecards", () => {
    const counted = roundScore(cards, CRITERIA);
    const means = CRITERIA.map((_criterion, at) => written(criterionMean(counted, at)));
    const score = written(counted.score);
    expect(["The application", ...means, score]).toEqual(rows.at(-1));
  });
});

/** A category whose scores give the standing, the same in every criterion; a dash is no scorecard. */
function editionOf(standing: string, settings: Partial<Bundle>): Bundle {
  const order = readOrder(standing);
  const scores = order.flatMap((group, at) =>
    group.map((name) => ({ name, points: name.endsWith("-") ? null : 100 - at })),
  );
  return {
    ...smallBundle(),
    categories: [{ slug: "open-city", name: "Open City", criteria: CRITERIA }],
    applications: scores.map(({ name }) => ({
      ref: name.replace("-", ""),
      category: "open-city",
      entrant: "kazan",
      title: name,
      status: "accepted",
    })),
    recusals: [],
    ballots: [],
    decisions: [],
    scorecards: scores.flatMap(({ name, points }): BundleScorecard[] =>
      points === null ? [] : [scorecard("j1", name, points, points)],
    ),
    ...settings,
  };
}

function scorecard(
  judge: string,
  application: string,
  impact: number,
  context: number,
): BundleScorecard {
  const scores = { impact, context };
  return { round: "round-one", judge, application, status: "submitted", scores };
}

function countOf(bundle: Bundle): CategoryCount {
  const [category] = countEdition(bundle).categories;
  if (!category) throw new Error("no category was counted");
  return category;
}

describe("Shortlist", () => {
  test.each(rowsOf("Shortlist", "Standing"))(
    "%s, %s places, %s: %s go on, %s wait",
    (standing = "", places, cutoffTie, goOn = "", waiting = "") => {
      const { rounds, unresolved } = countOf(
        editionOf(standing, {
          rounds: [
            {
              slug: "round-one",
              kind: "scorecard",
              max: 100,
              advance: Number(places),
              cutoffTie: cutoffTie as "extend" | "break",
            },
            { slug: "round-two", kind: "ballot", votes: 2 },
          ],
          prizes: [],
        }),
      );
      expect(rounds[0]?.advanced).toEqual(readList(goOn));
      const expected: Unresolved[] =
        waiting === ""
          ? []
          : [{ at: "cutoff", round: "round-one", applications: readList(waiting) }];
      expect(unresolved).toEqual(expected);
    },
  );
});

describe("Ballot round", () => {
  test.each(rowsOf("Ballot round", "Votes in the round"))(
    "%s votes, finalists %s, stepped aside from %s: must name %s",
    (votes, finalists = "", aside = "", due) => {
      const isRecused = recusalsOf(
        readList(aside).map((application) => ({ judge: "j1", application })),
      );
      const open = mayVoteFor("j1", readList(finalists), isRecused);
      expect(votesDue(Number(votes), open.length)).toBe(Number(due));
    },
  );

  test.each(rowsOf("Ballot round", "Finalists"))(
    "finalists %s, ballots %s: %s, %s void",
    (finalists = "", ballots = "", votes, voidVotes) => {
      const cast = readList(ballots, ", ").map((choices): BundleBallot => ({
        round: "round-two",
        category: "open-city",
        choices: readList(choices),
      }));
      const result = tally(cast, readList(finalists), recusalsOf([]));
      expect([...result.votes].map(([ref, count]) => `${ref} ${count}`).join(", ")).toBe(votes);
      expect(result.voidVotes).toBe(Number(voidVotes));
    },
  );
});

describe("Tie-break chain", () => {
  const rows = rowsOf("Tie-break chain", "Finalist");
  const equalWeights: BundleCategory = {
    slug: "open-city",
    name: "Open City",
    criteria: CRITERIA.map(({ slug, name }) => ({ slug, name })),
  };
  const bundle = editionOf(rows.map(([name]) => name).join(" "), {
    rounds: [
      { slug: "round-one", kind: "scorecard", advance: rows.length },
      { slug: "round-two", kind: "ballot", votes: 1 },
    ],
    prizes: rows.map(([, , , , , , place = ""]) => ({
      slug: `place-${place}`,
      name: place,
      by: "rank",
    })),
    categories: [equalWeights],
    scorecards: rows.map(([name = "", , , impact, context]) =>
      scorecard("j1", name, Number(impact), Number(context)),
    ),
    ballots: rows.flatMap(([name = "", votes]) =>
      Array.from({ length: Number(votes) }, (): BundleBallot => ({
        round: "round-two",
        category: "open-city",
        choices: [name],
      })),
    ),
    decisions: [
      {
        kind: "order",
        round: "round-two",
        category: "open-city",
        applications: rows.filter(([, , , , , word]) => word !== "").map(([name = ""]) => name),
        by: "the chair",
        reason: "",
      },
    ],
  });

  test.each(rows)("%s with %s votes and score %s", (name = "", votes, score, ...rest) => {
    const [, , , place = "", by] = rest;
    const { rounds, placings } = countOf(bundle);
    const [first, second] = rounds;
    const scored = first?.kind === "scorecard" ? first.standing : [];
    const found = scored.find(({ application }) => application === name);
    expect(found?.score && formatFraction(found.score)).toBe(score);
    const voted = second?.kind === "ballot" ? second.standing : [];
    expect(voted.find(({ application }) => application === name)?.votes).toBe(Number(votes));
    const placing = placings.find(({ application }) => application === name);
    expect([placing?.prize, placing?.reason.by]).toEqual([`place-${place}`, by]);
  });
});

describe("Placings", () => {
  test.each(rowsOf("Placings", "Final order"))(
    "%s with %s: placed %s, waiting %s",
    (order = "", prizes = "", placed, waiting) => {
      const { placings, unresolved } = countOf(
        editionOf(order, {
          rounds: [{ slug: "round-one", kind: "scorecard", max: 100 }],
          prizes: readList(prizes, ", ").map((prize) => {
            const [slug = "", count] = prize.split(" ");
            return { slug, name: slug, by: "rank", count: Number(count) };
          }),
        }),
      );
      expect(placings.map(({ prize, application }) => `${prize} ${application}`).join(", ")).toBe(
        placed,
      );
      const ties = unresolved.map((tie) =>
        tie.at === "prize" ? `${tie.prizes.join(" ")}: ${tie.applications.join(" ")}` : tie.at,
      );
      expect(ties.join(", ")).toBe(waiting);
    },
  );

  const words = rowsOf("Placings", "Word").map(([word]) => word);
  test("have a word for every reason that the count can give", () => {
    const all: Record<CategoryCount["placings"][number]["reason"]["by"], true> = {
      votes: true,
      score: true,
      "round-score": true,
      criterion: true,
      decision: true,
      only: true,
      panel: true,
    };
    expect(words).toEqual(Object.keys(all));
  });

  test("leave out a prize that nobody is left for", () => {
    const prizes = [{ slug: "mention", name: "Mention", by: "panel" as const }];
    expect(awardPrizes(prizes, { groups: [], measure: null, unscoredBelow: [] }, [], [])).toEqual({
      placings: [],
      unresolved: [],
    });
  });
});

describe("The count as data", () => {
  const words = rowsOf("The count as data", "Unresolved at").map(([word]) => word);
  test("has a word for everything that can be unresolved", () => {
    const all: Record<Unresolved["at"], true> = { cutoff: true, prize: true, panel: true };
    expect(words).toEqual(Object.keys(all));
  });
});

test("every section that the domain refers to is there", () => {
  const domain = new URL("../../app/domain/", import.meta.url);
  const named = readdirSync(domain, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const source = readFileSync(new URL(file, domain), "utf8").replace(/\s+\*\s+/g, " ");
      return [...source.matchAll(/docs\/rules\.md, "([^"]+)"/g)].map(([, title = ""]) => title);
    });
  expect(new Set(named).size).toBeGreaterThan(5);
  expect([...new Set(named)].filter((title) => !sections().includes(title))).toEqual([]);
});

test("no table of the document is left unread", () => {
  expect(tables.filter((table) => !carriedOut.has(table))).toEqual([]);
});
