/**
 * Counts an edition over its list of rounds, category by category, without a clock, a database or
 * chance: the same bundle always gives the same count. See docs/rules.md, "Rounds".
 */
import type {
  Bundle,
  BundleApplication,
  BundleBallot,
  BundleCategory,
  BundleRound,
  CountingRound,
  OrderDecision,
  PrizeDecision,
  ScorecardRound,
} from "../bundle/bundle.ts";
import { tally } from "../ballot/tally.ts";
import { fraction } from "../kernel/fraction.ts";
import { byCodePoint, places } from "../kernel/tiers.ts";
import { awardPrizes, type FinalOrder } from "../placing/placings.ts";
import { type CardIndex, indexCards, type LeftOut, NO_CARDS } from "../scorecard/counted-cards.ts";
import { type IsRecused, recusalsOf } from "../scorecard/recusals.ts";
import { criterionMean, type RoundScore, roundScore } from "../scorecard/round-score.ts";
import { drawShortlist, type Shortlist } from "../shortlist/shortlist.ts";
import { type Group, type Measure, orderBy, settle, type TrailStep } from "../tiebreak/chain.ts";
import type {
  BallotRoundCount,
  CategoryCount,
  Count,
  RoundCount,
  ScorecardRoundCount,
  Unresolved,
} from "./count.ts";

/** Counts every category. Works at any time of an edition: what has not happened yet counts as empty. */
export function countEdition(bundle: Bundle): Count {
  const index = indexEdition(bundle);
  return { categories: bundle.categories.map((category) => countCategory(index, category)) };
}

interface EditionIndex {
  readonly bundle: Bundle;
  readonly rounds: readonly CountingRound[];
  readonly cards: CardIndex;
  readonly isRecused: IsRecused;
  readonly applications: ReadonlyMap<string, readonly BundleApplication[]>;
  readonly ballots: ReadonlyMap<string, readonly BundleBallot[]>;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function indexEdition(bundle: Bundle): EditionIndex {
  return {
    bundle,
    rounds: bundle.rounds.filter((round): round is CountingRound => round.kind !== "screening"),
    cards: indexCards(bundle),
    isRecused: recusalsOf(bundle.recusals ?? []),
    applications: groupBy(bundle.applications, (application) => application.category),
    ballots: groupBy(bundle.ballots ?? [], (ballot) => `${ballot.round}\n${ballot.category}`),
  };
}

/** The state of one category's count as it goes from round to round. */
interface Progress {
  readonly rounds: RoundCount[];
  /** Measures of the scorecard rounds counted so far, latest first. */
  scoreMeasures: Measure[];
  /** Measures of the criteria of the latest scorecard round, in the declared order. */
  criterionMeasures: readonly Measure[];
  order: FinalOrder;
  trail: readonly TrailStep[];
}

function countCategory(index: EditionIndex, category: BundleCategory): CategoryCount {
  const applications = index.applications.get(category.slug) ?? [];
  const decisions = (index.bundle.decisions ?? []).filter(
    (decision) => decision.kind !== "strike" && decision.category === category.slug,
  );
  const orders = decisions.filter(
    (decision): decision is OrderDecision => decision.kind === "order",
  );
  const progress: Progress = {
    rounds: [],
    scoreMeasures: [],
    criterionMeasures: [],
    order: { groups: [], measure: null, unscoredBelow: [] },
    trail: [],
  };
  let entered = applications.filter(hasPlace);
  for (const [at, round] of index.rounds.entries()) {
    const isLast = at === index.rounds.length - 1;
    const isPresent = (one: BundleApplication) => isStillIn(one, round, index.bundle.rounds);
    const present = refsOf(entered.filter(isPresent)).sort(byCodePoint);
    const inRound = orders.filter((decision) => decision.round === round.slug);
    if (round.kind === "ballot") {
      const left = refsOf(entered.filter((one) => !isPresent(one)));
      countBallots(index, category, round, present, left, inRound, progress);
      continue;
    }
    const shortlist = countScorecards(index, category, round, present, isLast, inRound, progress);
    if (shortlist && shortlist.unresolved.length > 0) {
      const tie: Unresolved = {
        at: "cutoff",
        round: round.slug,
        applications: [...shortlist.unresolved].sort(byCodePoint),
      };
      return {
        category: category.slug,
        rounds: progress.rounds,
        trail: [],
        placings: [],
        unresolved: [tie],
      };
    }
    const goesOn = new Set(shortlist?.advanced ?? present);
    entered = entered.filter(({ ref }) => goesOn.has(ref));
  }
  const accepted = refsOf(applications.filter(({ status }) => status === "accepted"));
  const named = decisions.filter(
    (decision): decision is PrizeDecision => decision.kind === "prize",
  );
  const { placings, unresolved } = awardPrizes(
    index.bundle.prizes,
    progress.order,
    accepted,
    named,
  );
  return {
    category: category.slug,
    rounds: progress.rounds,
    trail: progress.trail,
    placings,
    unresolved,
  };
}

function refsOf(applications: readonly BundleApplication[]): string[] {
  return applications.map(({ ref }) => ref);
}

/** Whether an application is in any standing: accepted, or left only after a counted round. */
function hasPlace(application: BundleApplication): boolean {
  return application.status === "accepted" || application.leftAfter !== undefined;
}

function isStillIn(
  { status, leftAfter }: BundleApplication,
  round: CountingRound,
  rounds: readonly BundleRound[],
): boolean {
  if (status === "accepted") return true;
  return rounds.indexOf(round) <= rounds.findIndex(({ slug }) => slug === leftAfter);
}

/** What a scorecard round gave one application. */
interface RoundResult {
  readonly score: RoundScore;
  readonly notCounted: readonly LeftOut[];
}

function countScorecards(
  index: EditionIndex,
  category: BundleCategory,
  round: ScorecardRound,
  present: readonly string[],
  isLast: boolean,
  decisions: readonly OrderDecision[],
  progress: Progress,
): Shortlist | null {
  const cards = index.cards.get(round.slug);
  const scored: string[] = [];
  const unscored: string[] = [];
  const results = new Map<string, RoundResult>();
  for (const application of present) {
    const { counted, notCounted } = cards?.get(application) ?? NO_CARDS;
    const score = roundScore(counted, category.criteria);
    results.set(application, { score, notCounted });
    (score.score === null ? unscored : scored).push(application);
  }
  const measure: Measure = {
    by: "score",
    of: round.slug,
    valueOf: (application) => results.get(application)?.score.score ?? null,
  };
  const groups = orderBy(scored, measure);

  progress.scoreMeasures = [{ ...measure, by: "round-score" }, ...progress.scoreMeasures];
  progress.criterionMeasures = category.criteria.map((criterion, at) => ({
    by: "criterion",
    of: criterion.slug,
    valueOf: (application) => {
      const result = results.get(application);
      return result ? criterionMean(result.score, at) : null;
    },
  }));
  const standing = places([
    ...groups.map((group) => group.members),
    ...(unscored.length > 0 ? [unscored] : []),
  ]).map(({ item, rank, shared }) => {
    const result = results.get(item);
    return {
      application: item,
      rank,
      shared,
      score: result?.score.score ?? null,
      scorecards: result?.score.scorecards ?? 0,
      notCounted: result?.notCounted ?? [],
    };
  });

  const shortlist = isLast
    ? null
    : shortlistOf(groups, round, progress.criterionMeasures, decisions);
  progress.rounds.push(scorecardRound(round, standing, shortlist, groups, progress, decisions));
  if (isLast) {
    const settled = settle(groups, progress.criterionMeasures, decisions);
    progress.order = { groups: settled.groups, measure, unscoredBelow: unscored };
    progress.trail = settled.trail;
  }
  return shortlist;
}

function shortlistOf(
  groups: readonly Group[],
  round: ScorecardRound,
  chain: readonly Measure[],
  decisions: readonly OrderDecision[],
  policy = round.cutoffTie ?? "extend",
): Shortlist {
  return drawShortlist(groups, round.advance ?? Infinity, policy, chain, decisions);
}

function scorecardRound(
  round: ScorecardRound,
  standing: ScorecardRoundCount["standing"],
  shortlist: Shortlist | null,
  groups: readonly Group[],
  progress: Progress,
  decisions: readonly OrderDecision[],
): ScorecardRoundCount {
  if (!shortlist)
    return { kind: "scorecard", round: round.slug, standing, advanced: [], cutoff: null };
  const { places: seats, policy, tiedAtCutoff, trail } = shortlist;
  const other = shortlistOf(
    groups,
    round,
    progress.criterionMeasures,
    decisions,
    policy === "extend" ? "break" : "extend",
  );
  return {
    kind: "scorecard",
    round: round.slug,
    standing,
    advanced: shortlist.advanced,
    cutoff: {
      places: seats,
      policy,
      tied: tiedAtCutoff,
      trail,
      otherwise: other.unresolved.length > 0 ? null : other.advanced,
    },
  };
}

function countBallots(
  index: EditionIndex,
  category: BundleCategory,
  round: Extract<CountingRound, { kind: "ballot" }>,
  finalists: readonly string[],
  left: readonly string[],
  decisions: readonly OrderDecision[],
  progress: Progress,
): void {
  const ballots = index.ballots.get(`${round.slug}\n${category.slug}`) ?? [];
  const result = tally(ballots, finalists, index.isRecused);
  const votesOf = (application: string) => result.votes.get(application) ?? 0;
  const measure: Measure = {
    by: "votes",
    of: round.slug,
    valueOf: (application) => fraction(votesOf(application)),
  };
  const groups = orderBy(finalists, measure);
  const settled = settle(
    groups,
    [...progress.scoreMeasures, ...progress.criterionMeasures],
    decisions,
  );
  const counted: BallotRoundCount = {
    kind: "ballot",
    round: round.slug,
    standing: places(groups.map((group) => group.members)).map(({ item, rank, shared }) => ({
      application: item,
      rank,
      shared,
      votes: votesOf(item),
    })),
    advanced: [],
    votes: round.votes,
    finalists,
    left,
    ballots: result.ballots,
    voidVotes: result.voidVotes,
  };
  progress.rounds.push(counted);
  progress.order = { groups: settled.groups, measure, unscoredBelow: [] };
  progress.trail = settled.trail;
}
