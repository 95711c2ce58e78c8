/** Where another way to rank would have come to another shortlist or another prize. */
import type { BundlePrize } from "../bundle/bundle.ts";
import type { CategoryCount, ScorecardRoundCount } from "../count/count.ts";
import { cut } from "../kernel/tiers.ts";
import { awardPrizes } from "../placing/placings.ts";
import type { Ranking } from "./rankings.ts";

export type Change =
  | {
      readonly of: "shortlist";
      readonly comes: readonly string[];
      readonly goes: readonly string[];
    }
  | {
      readonly of: "prize";
      readonly prize: string;
      readonly comes: readonly string[];
      readonly goes: readonly string[];
    }
  /** Votes were level and the round scores told these apart, the first ahead of the others. */
  | {
      readonly of: "tie-break";
      readonly prize: string;
      readonly official: string;
      readonly ahead: readonly string[];
    };

/** Whether the official shortlist of the round still waits for a decision. */
export function isShortlistOpen({ cutoff, advanced }: ScorecardRoundCount): boolean {
  return cutoff !== null && cutoff.tied.length > 0 && advanced.length < cutoff.places;
}

/**
 * Where another ranking leaves applications level, the official order stands between them: it gives no
 * reason to change. Nothing is compared with what still waits for a decision.
 */
export function changesUnder(
  ranking: Ranking,
  counted: CategoryCount,
  round: ScorecardRoundCount,
  prizes: readonly BundlePrize[],
): readonly Change[] {
  if (round.cutoff === null) return prizeChanges(ranking, counted, round, prizes);
  return [...shortlistChange(ranking, round), ...tieBreaks(ranking, counted, round)];
}

function shortlistChange(ranking: Ranking, round: ScorecardRoundCount): readonly Change[] {
  const { cutoff, advanced } = round;
  if (!cutoff || isShortlistOpen(round)) return [];
  const { in: certain, contested } = cut(ranking.groups, cutoff.places);
  const among = officialFirst(contested?.among ?? [], [
    ...advanced,
    ...round.standing.map(({ application }) => application),
  ]);
  const seats = cutoff.policy === "extend" ? among.length : (contested?.places ?? 0);
  const chosen = [...certain, ...among.slice(0, seats)];
  const comes = chosen.filter((ref) => !advanced.includes(ref));
  const goes = advanced.filter((ref) => !chosen.includes(ref));
  return comes.length + goes.length === 0 ? [] : [{ of: "shortlist", comes, goes }];
}

/** In the last round: the same prizes given down the other order. */
function prizeChanges(
  ranking: Ranking,
  counted: CategoryCount,
  round: ScorecardRoundCount,
  prizes: readonly BundlePrize[],
): readonly Change[] {
  if (counted.unresolved.some(({ at }) => at !== "panel")) return [];
  const placed = counted.placings.map(({ application }) => application);
  const official = [...placed, ...round.standing.map(({ application }) => application)];
  const order = ranking.groups.flatMap((group) => officialFirst(group, official));
  const byRank = prizes.filter(({ by }) => by === "rank");
  const groups = order.map((ref) => ({ members: [ref], below: null, level: [] }));
  const other = awardPrizes(byRank, { groups, measure: null, unscoredBelow: [] }, [], []).placings;
  const holders = (placings: readonly { prize: string; application: string }[], prize: string) =>
    placings.filter((one) => one.prize === prize).map((one) => one.application);
  return byRank.flatMap(({ slug }): Change[] => {
    const [was, would] = [holders(counted.placings, slug), holders(other, slug)];
    const comes = would.filter((ref) => !was.includes(ref));
    const goes = was.filter((ref) => !would.includes(ref));
    return comes.length + goes.length === 0 ? [] : [{ of: "prize", prize: slug, comes, goes }];
  });
}

/** Votes are never counted anew; only where they were level do the scores of a round speak. */
function tieBreaks(
  ranking: Ranking,
  counted: CategoryCount,
  { round }: ScorecardRoundCount,
): readonly Change[] {
  return counted.placings.flatMap(({ prize, application, reason }): Change[] => {
    if (reason.by !== "round-score" || reason.of !== round) return [];
    const own = ranking.values.get(application) ?? -Infinity;
    const ahead = reason.against.filter((ref) => (ranking.values.get(ref) ?? -Infinity) > own);
    return ahead.length === 0 ? [] : [{ of: "tie-break", prize, official: application, ahead }];
  });
}

function officialFirst(refs: readonly string[], official: readonly string[]): readonly string[] {
  return [...refs].sort((a, b) => official.indexOf(a) - official.indexOf(b));
}
