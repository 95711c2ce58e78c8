/** Random editions that favour ties: few distinct scores, many applications, few judges. */
import fc from "fast-check";
import type {
  Bundle,
  BundleBallot,
  BundleRound,
  BundleScorecard,
} from "#app/domain/bundle/bundle.ts";

const CRITERIA = ["impact", "reach"];

interface Settings {
  readonly applications: number;
  readonly judges: number;
  readonly advance: number;
  readonly votes: number;
  readonly cutoffTie: "extend" | "break";
  readonly weights: readonly number[];
  readonly withBallot: boolean;
}

const settings: fc.Arbitrary<Settings> = fc.record({
  applications: fc.integer({ min: 0, max: 9 }),
  judges: fc.integer({ min: 1, max: 4 }),
  advance: fc.integer({ min: 1, max: 5 }),
  votes: fc.integer({ min: 1, max: 3 }),
  cutoffTie: fc.constantFrom("extend" as const, "break" as const),
  weights: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  withBallot: fc.boolean(),
});

/** One category; scores of 1 to 3, so that every second edition holds a tie. */
export const editions: fc.Arbitrary<Bundle> = settings.chain((chosen) => {
  const refs = Array.from({ length: chosen.applications }, (_, index) => `A${index}`);
  const judges = Array.from({ length: chosen.judges }, (_, index) => `j${index}`);
  const pairs = judges.flatMap((judge) => refs.map((application) => ({ judge, application })));
  const card = fc.record({
    status: fc.constantFrom("submitted" as const, "submitted" as const, "draft" as const),
    impact: fc.integer({ min: 1, max: 3 }),
    reach: fc.integer({ min: 1, max: 3 }),
  });
  return fc
    .record({
      cards: fc.tuple(...pairs.map(() => card)),
      recused: fc.subarray(pairs, { maxLength: Math.min(3, pairs.length) }),
      choices: fc.tuple(...judges.map(() => fc.shuffledSubarray(refs))),
    })
    .map(({ cards, recused, choices }) => {
      const scorecards: BundleScorecard[] = pairs.map((pair, index) => ({
        ...pair,
        round: "round-one",
        status: cards[index]?.status ?? "draft",
        scores: { impact: cards[index]?.impact ?? 1, reach: cards[index]?.reach ?? 1 },
      }));
      const ballots: BundleBallot[] = chosen.withBallot
        ? judges.map((judge, index) => ({
            judge,
            round: "round-two",
            category: "open",
            choices: (choices[index] ?? []).slice(0, chosen.votes),
          }))
        : [];
      return bundleOf(chosen, refs, judges, recused, scorecards, ballots);
    });
});

function bundleOf(
  chosen: Settings,
  refs: readonly string[],
  judges: readonly string[],
  recusals: readonly { judge: string; application: string }[],
  scorecards: readonly BundleScorecard[],
  ballots: readonly BundleBallot[],
): Bundle {
  const rounds: BundleRound[] = [
    { slug: "screening", kind: "screening" },
    {
      slug: "round-one",
      kind: "scorecard",
      min: 1,
      max: 3,
      advance: chosen.advance,
      cutoffTie: chosen.cutoffTie,
    },
  ];
  if (chosen.withBallot) rounds.push({ slug: "round-two", kind: "ballot", votes: chosen.votes });
  return {
    format: "awards-bundle/1",
    programme: { slug: "prize", name: "Prize" },
    edition: { slug: "2026", name: "Prize", year: 2026, timeZone: "UTC" },
    rounds,
    prizes: [
      { slug: "gold", name: "Gold", by: "rank" },
      { slug: "silver", name: "Silver", by: "rank" },
      { slug: "mention", name: "Mention", by: "rank" },
    ],
    categories: [
      {
        slug: "open",
        name: "Open",
        criteria: CRITERIA.map((slug, index) => ({
          slug,
          name: slug,
          weight: chosen.weights[index] ?? 1,
        })),
      },
    ],
    entrants: [{ slug: "hue", name: "Huế", country: "VN" }],
    judges: judges.map((slug) => ({ slug, name: slug, categories: ["open"] })),
    applications: refs.map((ref) => ({
      ref,
      category: "open",
      entrant: "hue",
      title: ref,
      status: "accepted" as const,
    })),
    recusals,
    scorecards,
    ballots,
    decisions: [],
  };
}
