/** What only the shortlist can tell of a ballot: a choice that is no finalist, too few choices. */
import type { Bundle, BundleBallot, Fault } from "../bundle/bundle.ts";
import { show } from "../bundle/shape.ts";
import type { Count } from "../count/count.ts";
import { votesDue } from "./tally.ts";

const LEFT = new Set(["withdrawn", "rejected", "disqualified"]);

export function ballotFaults(bundle: Bundle, count: Count): Fault[] {
  const faults: Fault[] = [];
  const status = new Map(bundle.applications.map(({ ref, status }) => [ref, status]));
  const recused = new Set(
    (bundle.recusals ?? []).map(({ judge, application }) => `${judge}\n${application}`),
  );
  for (const [index, ballot] of (bundle.ballots ?? []).entries()) {
    const category = count.categories.find(({ category }) => category === ballot.category);
    const round = category?.rounds.find(({ round }) => round === ballot.round);
    if (round?.kind !== "ballot") continue;
    const where = `ballots[${index}]`;
    const finalists = new Set(round.finalists);
    const strangers = ballot.choices.filter(
      (choice) => !finalists.has(choice) && !LEFT.has(status.get(choice) ?? ""),
    );
    for (const choice of strangers)
      faults.push({
        where: `${where}.choices[${ballot.choices.indexOf(choice)}]`,
        what: `${show(choice)} is not a finalist of ${show(ballot.category)}`,
      });
    if (strangers.length === 0) faults.push(...countFaults(ballot, round, recused, where));
  }
  return faults;
}

/** A ballot cast before a finalist left, or after it, has named as many as there then were. */
function countFaults(
  ballot: BundleBallot,
  round: {
    readonly votes: number;
    readonly finalists: readonly string[];
    readonly left: readonly string[];
  },
  recused: ReadonlySet<string>,
  where: string,
): Fault[] {
  if (ballot.judge === undefined) return [];
  const mayVoteFor = (applications: readonly string[]) =>
    applications.filter((application) => !recused.has(`${ballot.judge ?? ""}\n${application}`))
      .length;
  const after = votesDue(round.votes, mayVoteFor(round.finalists));
  const before = votesDue(round.votes, mayVoteFor([...round.finalists, ...round.left]));
  if (ballot.choices.length >= after && ballot.choices.length <= before) return [];
  return [
    {
      where: `${where}.choices`,
      what: `names ${ballot.choices.length} of the ${after} finalists it must name`,
    },
  ];
}
