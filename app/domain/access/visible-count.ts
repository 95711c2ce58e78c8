/**
 * The count as the secretariat and observers may see it: what is not over has no part in it, so that
 * no mean, rank or tally of a running round can be read off anything. See docs/rules.md, "Rounds".
 */
import type { Bundle } from "../bundle/bundle.ts";
import type { CategoryCount, Count } from "../count/count.ts";
import { countEdition } from "../count/count-edition.ts";
import type { RoundState } from "../round/round-state.ts";
import { mayRead, type Relation, type Thing } from "./access.ts";

export interface VisibleRound {
  readonly slug: string;
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly state: RoundState;
}

export interface VisibleCount {
  /** Without the scorecards and ballots of rounds that are not over. */
  readonly bundle: Bundle;
  readonly count: Count;
  /** Whether the last round is over, so that placings and their ties are there. */
  readonly isFinal: boolean;
}

/** Whether staff may read that of a round in this state. */
export function mayStaffRead(thing: Thing, relation: Relation, state: RoundState): boolean {
  return mayRead(thing, relation, {
    isSubmitted: true,
    hasScoringBegun: true,
    round: state,
    isRunning: state === "open",
    isCertified: false,
    isPublished: false,
  });
}

export function visibleCount(
  bundle: Bundle,
  rounds: readonly VisibleRound[],
  relation: "secretariat" | "observer",
): VisibleCount {
  const judged = rounds.filter(({ kind }) => kind !== "screening");
  const shown = new Set(
    judged
      .filter(({ kind, state }) =>
        mayStaffRead(kind === "ballot" ? "tally" : "scores", relation, state),
      )
      .map(({ slug }) => slug),
  );
  const last = judged.at(-1);
  const isFinal = last !== undefined && mayStaffRead("placings", relation, last.state);
  const over: Bundle = {
    ...bundle,
    scorecards: (bundle.scorecards ?? []).filter(({ round }) => shown.has(round)),
    ballots: (bundle.ballots ?? []).filter(({ round }) => shown.has(round)),
  };
  const { categories } = countEdition(over);
  return {
    bundle: over,
    count: { categories: categories.map((one) => shownPart(one, shown, isFinal)) },
    isFinal,
  };
}

/** An empty round counts as a tie of everybody: what is not over yet is not shown as anything. */
function shownPart(
  category: CategoryCount,
  shown: ReadonlySet<string>,
  isFinal: boolean,
): CategoryCount {
  return {
    ...category,
    rounds: category.rounds.filter(({ round }) => shown.has(round)),
    trail: isFinal ? category.trail : [],
    placings: isFinal ? category.placings : [],
    unresolved: category.unresolved.filter((one) =>
      one.at === "cutoff" ? shown.has(one.round) : isFinal,
    ),
  };
}
