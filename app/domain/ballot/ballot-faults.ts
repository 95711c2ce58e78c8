/**
 * What only the shortlist can tell of a ballot: a choice that is no finalist, too few choices.
 * See docs/rules.md, "Ballot round".
 */
import type { Bundle, BundleBallot, Fault } from "../bundle/bundle.ts";
import { LEAVING } from "../bundle/names.ts";
import { show } from "../bundle/show.ts";
import type { BallotRoundCount, Count } from "../count/count.ts";
import { type IsRecused, recusalsOf } from "../scorecard/recusals.ts";
import { mayVoteFor, votesDue } from "./votes-due.ts";

/**
 * @param count of the same bundle; where a cut-off is unresolved there are no finalists to check by
 * @param doubtful categories to pass over, because faults elsewhere may change their finalists
 */
export function ballotFaults(
  bundle: Bundle,
  count: Count,
  doubtful: ReadonlySet<string> = new Set(),
): Fault[] {
  const faults: Fault[] = [];
  const rounds = ballotRounds(count);
  const applications = new Map(bundle.applications.map((one) => [one.ref, one]));
  const isRecused = recusalsOf(bundle.recusals ?? []);
  const judges = bundle.judges.map(({ slug }) => slug);
  for (const [index, ballot] of (bundle.ballots ?? []).entries()) {
    if (!isWellShaped(ballot) || doubtful.has(ballot.category)) continue;
    const round = rounds.get(ballot.category)?.get(ballot.round);
    if (!round) continue;
    const where = `ballots[${index}].choices`;
    const finalists = new Set(round.finalists);
    for (const [at, choice] of ballot.choices.entries()) {
      const application = applications.get(choice);
      const isStranger =
        application?.category === ballot.category &&
        !finalists.has(choice) &&
        !LEAVING.has(application.status);
      if (isStranger && ballot.choices.indexOf(choice) === at)
        faults.push({
          where: `${where}[${at}]`,
          what: `${show(choice)} is not a finalist of ${show(ballot.category)}`,
        });
    }
    const voters = ballot.judge === undefined ? judges : [ballot.judge];
    const [least, most] = choicesDue(round, voters, isRecused);
    const named = ballot.choices.length;
    // None at all, and more than there are votes, were reported before any count.
    if (named === 0 || named > round.votes) continue;
    if (named < least || named > most)
      faults.push({ where, what: `names ${named}, but must name ${least}` });
  }
  return faults;
}

function ballotRounds(count: Count): Map<string, Map<string, BallotRoundCount>> {
  return new Map(
    count.categories.map(({ category, rounds }) => [
      category,
      new Map(
        rounds
          .filter((round): round is BallotRoundCount => round.kind === "ballot")
          .map((round) => [round.round, round]),
      ),
    ]),
  );
}

/** A bundle with other faults may hold anything in the place of a ballot. */
function isWellShaped(ballot: BundleBallot): boolean {
  const { judge, choices } = (ballot ?? {}) as { judge?: unknown; choices?: unknown };
  return (
    (judge === undefined || typeof judge === "string") &&
    Array.isArray(choices) &&
    choices.every((choice) => typeof choice === "string")
  );
}

/**
 * A ballot cast before a finalist left named as many as there then were; one that was unlinked from
 * its judge may be anybody's.
 */
function choicesDue(
  round: BallotRoundCount,
  voters: readonly string[],
  isRecused: IsRecused,
): [least: number, most: number] {
  const before = [...round.finalists, ...round.left];
  const due = (finalists: readonly string[]) =>
    voters.map((judge) => votesDue(round.votes, mayVoteFor(judge, finalists, isRecused).length));
  return [Math.min(round.votes, ...due(round.finalists)), Math.max(0, ...due(before))];
}
