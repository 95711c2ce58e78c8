/**
 * A ballot names exactly `votes` different finalists, or as many as the judge may vote for where
 * there are fewer; never one that the judge is recused from. See docs/rules.md, "Ballot round".
 */
import type { IsRecused } from "../scorecard/recusals.ts";

/** Those finalists that a judge may name, in the order given. */
export function mayVoteFor(
  judge: string,
  finalists: readonly string[],
  isRecused: IsRecused,
): readonly string[] {
  return finalists.filter((application) => !isRecused(judge, application));
}

/** How many a judge must name: `votes`, or as many as there are to vote for. */
export function votesDue(votes: number, mayVoteFor: number): number {
  return Math.min(votes, mayVoteFor);
}
