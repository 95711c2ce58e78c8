/**
 * Where an application stands to the cut-off by score alone, before any policy, and who would be
 * next. See docs/rules.md, "Shortlist".
 */
import type { ScorecardRoundCount, ScoreRow } from "../count/count.ts";
import type { Tiers } from "../kernel/tiers.ts";

export type CutoffMark = "in" | "contested" | "out";

/** Null in the last round, which has no cut-off. */
export function cutoffMark(round: ScorecardRoundCount, row: ScoreRow): CutoffMark | null {
  if (round.cutoff === null) return null;
  if (round.cutoff.tied.includes(row.application)) return "contested";
  return row.score !== null && row.rank <= round.cutoff.places ? "in" : "out";
}

/** Those who would move up if one of the shortlist left now: best first, equals together. */
export function reserves({ cutoff, standing, advanced }: ScorecardRoundCount): Tiers<string> {
  if (cutoff === null) return [];
  const byRank = new Map<number, string[]>();
  for (const { application, rank, score } of standing)
    if (score !== null && !advanced.includes(application))
      byRank.set(rank, [...(byRank.get(rank) ?? []), application]);
  return [...byRank.values()];
}
