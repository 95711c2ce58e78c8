/**
 * Random editions that tie often: few marks, few judges, many applications. Random data that seldom
 * ties would test nothing here.
 */
import fc from "fast-check";
import { mayVoteFor, votesDue } from "#app/domain/ballot/votes-due.ts";
import type {
  Bundle,
  BundleApplication,
  BundleBallot,
  BundleDecision,
  BundlePrize,
  BundleRound,
  BundleScorecard,
  ScorecardRound,
} from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { byCodePoint } from "#app/domain/kernel/tiers.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";

const CATEGORY = "open-city";

const scorecardRound = (slug: string): fc.Arbitrary<ScorecardRound> =>
  fc.record(
    {
      slug: fc.constant(slug),
      kind: fc.constant("scorecard" as const),
      min: fc.constant(1),
      max: fc.constant(3),
      advance: fc.integer({ min: 1, max: 5 }),
      cutoffTie: fc.constantFrom("extend", "break"),
    },
    { requiredKeys: ["slug", "kind", "min", "max", "advance"] },
  );

const ballotRound = fc.record({
  slug: fc.constant("final"),
  kind: fc.constant("ballot" as const),
  votes: fc.integer({ min: 1, max: 3 }),
});

const screening: BundleRound = { slug: "screening", kind: "screening" };

const rounds: fc.Arbitrary<readonly BundleRound[]> = fc
  .oneof(
    { arbitrary: fc.tuple(scorecardRound("one"), ballotRound), weight: 4 },
    { arbitrary: fc.tuple(scorecardRound("one"), scorecardRound("two"), ballotRound), weight: 2 },
    { arbitrary: fc.tuple(scorecardRound("one")), weight: 2 },
    { arbitrary: fc.tuple(scorecardRound("one"), scorecardRound("two")), weight: 1 },
    { arbitrary: fc.tuple(ballotRound), weight: 1 },
  )
  .map((counted) => [screening, ...counted]);

const prizes: fc.Arbitrary<readonly BundlePrize[]> = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 2 }),
      by: fc.constantFrom("rank", "rank", "panel"),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map(({ count, by }, index) => ({
      slug: `prize-${index}`,
      name: `Prize ${index}`,
      count,
      by: by,
    })),
  );

interface Facts {
  readonly rounds: readonly BundleRound[];
  readonly prizes: readonly BundlePrize[];
  readonly weights: readonly number[];
  readonly judges: number;
  readonly applications: readonly { readonly status: string; readonly after: number }[];
  /** Endless small numbers to draw everything else from. */
  readonly draws: readonly number[];
}

const facts: fc.Arbitrary<Facts> = fc.record({
  rounds,
  prizes,
  weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  judges: fc.integer({ min: 1, max: 4 }),
  applications: fc.array(
    fc.record({
      status: fc.constantFrom(
        ...["accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "accepted"],
        ...["withdrawn", "left", "rejected"],
      ),
      after: fc.nat({ max: 2 }),
    }),
    { maxLength: 9 },
  ),
  draws: fc.array(fc.nat({ max: 23 }), { minLength: 40, maxLength: 200 }),
});

/** Sound bundles of one category, ballots and decisions included. */
export function soundBundle(): fc.Arbitrary<Bundle> {
  return facts.map(build);
}

/** Deals the drawn numbers out, again and again, so that shrinking stays simple. */
function dealer(draws: readonly number[]): (below: number) => number {
  let at = 0;
  return (below) => (draws[at++ % draws.length] ?? 0) % below;
}

function build(drawn: Facts): Bundle {
  const deal = dealer(drawn.draws);
  const judges = Array.from({ length: drawn.judges }, (_, index) => `j${index}`);
  const counted = drawn.rounds.filter(({ kind }) => kind !== "screening");
  const applications = drawn.applications.map(({ status, after }, index): BundleApplication => {
    const one = {
      ref: `A${index}`,
      category: CATEGORY,
      entrant: "kazan",
      title: `Project ${index}`,
    };
    if (status !== "left") return { ...one, status: status as BundleApplication["status"] };
    const leftAfter = drawn.rounds[after % drawn.rounds.length]?.slug ?? "screening";
    return { ...one, status: "disqualified", leftAfter };
  });
  const pairs = judges.flatMap((judge) => applications.map(({ ref }) => ({ judge, ref })));
  const recusals = pairs
    .filter(() => deal(8) === 0)
    .map(({ judge, ref }) => ({ judge, application: ref }));
  const criteria = drawn.weights.map((weight, index) => ({
    slug: `k${index}`,
    name: `Criterion ${index}`,
    weight,
  }));
  const scorecards = counted
    .filter(({ kind }) => kind === "scorecard")
    .flatMap(({ slug: round }) =>
      pairs
        .filter(() => deal(10) !== 0)
        .map(({ judge, ref }): BundleScorecard => ({
          round,
          judge,
          application: ref,
          status: deal(8) === 0 ? "draft" : "submitted",
          scores: Object.fromEntries(criteria.map(({ slug }) => [slug, 1 + deal(3)])),
        })),
    );
  const bundle: Bundle = {
    format: "awards-bundle/1",
    programme: { slug: "programme", name: "Programme" },
    edition: { slug: "edition", name: "Edition", year: 2026, timeZone: "Asia/Seoul" },
    rounds: drawn.rounds,
    prizes: drawn.prizes,
    categories: [{ slug: CATEGORY, name: "Open City", criteria }],
    entrants: [{ slug: "kazan", name: "Kazan", country: "RU" }],
    judges: judges.map((slug) => ({ slug, name: slug, categories: [CATEGORY] })),
    applications,
    recusals,
    scorecards,
    decisions: decisions(deal, drawn, counted, applications, scorecards),
  };
  return { ...bundle, ballots: castBallots(bundle, deal) };
}

function shuffled<T>(items: readonly T[], deal: (below: number) => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(deal(left.length), 1));
}

function decisions(
  deal: (below: number) => number,
  drawn: Facts,
  counted: readonly BundleRound[],
  applications: readonly BundleApplication[],
  scorecards: readonly BundleScorecard[],
): BundleDecision[] {
  const refs = applications.map(({ ref }) => ref);
  const recorded = { by: "the chair", reason: "the chair's reason" };
  const orders = counted
    .flatMap(({ slug }) => [slug, slug])
    .filter(() => deal(2) === 0)
    .map((round): BundleDecision => {
      const named = shuffled(refs, deal).slice(deal(3) === 0 ? 2 : 0);
      return { kind: "order", round, category: CATEGORY, applications: named, ...recorded };
    });
  const named = [...drawn.prizes, ...drawn.prizes]
    .filter(() => refs.length > 0 && deal(2) === 0)
    .map(({ slug: prize }): BundleDecision => {
      const application = refs[deal(refs.length)] ?? "";
      return { kind: "prize", category: CATEGORY, prize, application, ...recorded };
    });
  const strikes = scorecards
    .filter(() => deal(12) === 0)
    .map(({ round, judge, application }): BundleDecision => {
      return { kind: "strike", round, judge, application, ...recorded };
    });
  return [...orders, ...strikes, ...named];
}

/** One ballot of nearly every judge, for finalists that the judge may vote for. */
function castBallots(bundle: Bundle, deal: (below: number) => number): BundleBallot[] {
  const round = countEdition(bundle).categories[0]?.rounds.find(({ kind }) => kind === "ballot");
  if (round?.kind !== "ballot") return [];
  const isRecused = recusalsOf(bundle.recusals ?? []);
  const isUnlinked = deal(4) === 0;
  return bundle.judges.flatMap(({ slug: judge }) => {
    const open = mayVoteFor(judge, round.finalists, isRecused);
    const due = votesDue(round.votes, open.length);
    if (due === 0 || deal(8) === 0) return [];
    const choices = shuffled(open, deal).slice(0, due).sort(byCodePoint);
    const ballot = { round: round.round, category: CATEGORY, choices };
    return [isUnlinked ? ballot : { ...ballot, judge }];
  });
}
