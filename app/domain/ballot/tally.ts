/**
 * Votes are counted per application; a vote for one that left is void. See docs/rules.md, "Ballot round".
 */
import type { BundleBallot } from "../bundle/bundle.ts";

export interface Tally {
  readonly votes: ReadonlyMap<string, number>;
  readonly ballots: number;
  readonly voidVotes: number;
}

/** @param finalists those still in, who can be voted for */
export function tally(ballots: readonly BundleBallot[], finalists: readonly string[]): Tally {
  const votes = new Map(finalists.map((finalist) => [finalist, 0]));
  let voidVotes = 0;
  for (const ballot of ballots)
    for (const choice of ballot.choices) {
      const before = votes.get(choice);
      if (before === undefined) voidVotes++;
      else votes.set(choice, before + 1);
    }
  return { votes, ballots: ballots.length, voidVotes };
}

/** How many a judge must name: `votes`, or as many as there are to vote for. */
export function votesDue(votes: number, mayVoteFor: number): number {
  return Math.min(votes, mayVoteFor);
}
