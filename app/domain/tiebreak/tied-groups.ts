/**
 * The ties that a recorded decision may order: those that wait for one, and those that one settled,
 * which a later one may settle otherwise. See docs/rules.md, "Tie-break chain".
 */
import type { OrderDecision } from "../bundle/bundle.ts";
import type { CategoryCount, Unresolved } from "../count/count.ts";
import { byCodePoint } from "../kernel/tiers.ts";

export interface TiedGroup {
  /** The round whose order it is about. */
  readonly round: string;
  readonly at: "cutoff" | "prize";
  /** By ref. */
  readonly applications: readonly string[];
  /** The prizes at stake; empty at a cut-off and where a decision settled it. */
  readonly prizes: readonly string[];
  /** The decision in effect; null where the tie still waits. */
  readonly decision: OrderDecision | null;
}

export function tiedGroups(category: CategoryCount): readonly TiedGroup[] {
  const last = category.rounds.at(-1)?.round ?? "";
  const waiting = category.unresolved.flatMap((one) => waitingGroup(one, last));
  const settled = [
    ...category.rounds.flatMap((round) =>
      round.kind === "scorecard" ? (round.cutoff?.trail ?? []).map(at(round.round, "cutoff")) : [],
    ),
    ...category.trail.map(at(last, "prize")),
  ];
  return [...waiting, ...settled.filter(({ decision }) => decision !== null)];
}

function waitingGroup(one: Unresolved, last: string): TiedGroup[] {
  if (one.at === "panel") return [];
  const { applications } = one;
  return one.at === "cutoff"
    ? [{ round: one.round, at: "cutoff", applications, prizes: [], decision: null }]
    : [{ round: last, at: "prize", applications, prizes: one.prizes, decision: null }];
}

function at(round: string, place: TiedGroup["at"]) {
  return (step: {
    readonly tied: readonly string[];
    readonly decision: OrderDecision | null;
  }): TiedGroup => ({
    round,
    at: place,
    applications: [...step.tied].sort(byCodePoint),
    prizes: [],
    decision: step.decision,
  });
}

/** The tied group that a list names, in any order and exactly; undefined where there is none. */
export function groupNamed(
  groups: readonly TiedGroup[],
  round: string,
  applications: readonly string[],
): TiedGroup | undefined {
  const named = [...new Set(applications)].sort(byCodePoint);
  if (named.length !== applications.length) return undefined;
  return groups.find(
    (group) =>
      group.round === round &&
      group.applications.length === named.length &&
      group.applications.every((application, index) => application === named[index]),
  );
}
