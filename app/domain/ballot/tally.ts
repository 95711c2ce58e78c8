/**
 * Votes are counted per application. A vote for one that left is void, and so is a vote of a judge
 * for an application that the judge is recused from. See docs/rules.md, "Ballot round".
 */
import type { BundleBallot } from "../bundle/bundle.ts";
import type { IsRecused } from "../scorecard/recusals.ts";

export interface Tally {
  readonly votes: ReadonlyMap<string, number>;
  readonly ballots: number;
  readonly voidVotes: number;
}

/** @param finalists those still in, who can be voted for */
export function tally(
  ballots: readonly BundleBallot[],
  finalists: readonly string[],
  isRecused: IsRecused,
): Tally {
  const votes = new Map(finalists.map((finalist) => [finalist, 0]));
  let voidVotes = 0;
  for (const { judge, choices } of ballots)
    for (const choice of choices) {
      const before = votes.get(choice);
      const isVoid = before === undefined || (judge !== undefined && isRecused(judge, choice));
      if (isVoid) voidVotes++;
      else votes.set(choice, before + 1);
    }
  return { votes, ballots: ballots.length, voidVotes };
}
