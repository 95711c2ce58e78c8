/**
 * What must be true before judges may write in a round. See docs/rules.md, "Rounds" and "Shortlist".
 */
import { type EditionState, runningGrace } from "../edition/edition-state.ts";
import { listed } from "../kernel/words.ts";
import type { RoundState } from "./round-state.ts";

export interface OpeningFacts {
  readonly round: {
    readonly name: string;
    readonly kind: "scorecard" | "ballot";
    readonly closesAt: Date | null;
  };
  /** The scorecard round before it; null where it is the first in which judges act. */
  readonly before: { readonly name: string; readonly state: RoundState } | null;
  readonly edition: {
    readonly state: EditionState;
    readonly callClosesAt: Date | null;
    readonly graceMinutes?: number;
  };
  /** Applications that screening has not concluded. */
  readonly unscreened: readonly {
    readonly ref: string;
    readonly state: "submitted" | "returned";
    readonly dueAt: Date | null;
  }[];
  readonly categories: readonly {
    readonly name: string;
    /** How many applications would be in the round. */
    readonly entries: number;
    readonly judges: number;
    readonly criteria: number;
  }[];
  /** A sentence for each confirmed shortlist that the count no longer gives. */
  readonly changed: readonly string[];
  /** Cards of an earlier round that were opened again, whether or not their time is over. */
  readonly reopened?: readonly {
    readonly judge: string;
    readonly ref: string;
    readonly until: Date;
  }[];
}

/** @returns a sentence for everything that stands in the way; empty where the round may open */
export function openingBlocks(facts: OpeningFacts, now: Date): readonly string[] {
  const { round, before } = facts;
  return [
    ...callBlocks(facts, now),
    ...(before === null ? screeningBlocks(facts, now) : []),
    ...(before !== null && before.state !== "confirmed"
      ? [`The shortlist of ${before.name} is not confirmed.`]
      : [...facts.changed, ...panelBlocks(facts)]),
    ...reopenedBlocks(facts, now),
    ...(round.closesAt !== null && round.closesAt <= now
      ? [`The closing time of ${round.name} has already passed. Set a later one in the settings.`]
      : []),
  ];
}

/** Whether the call ends with this opening: its time is over, and only nobody has said so yet. */
export function endsCall(
  { state, callClosesAt, graceMinutes = 0 }: OpeningFacts["edition"],
  now: Date,
): boolean {
  if (state !== "call" || callClosesAt === null || now < callClosesAt) return false;
  return runningGrace({ state, callOpensAt: null, callClosesAt, graceMinutes }, now) === null;
}

function callBlocks({ edition }: OpeningFacts, now: Date): string[] {
  if (edition.state === "setup") return ["The call has not been opened yet."];
  if (edition.state === "call" && !endsCall(edition, now))
    return ["The call is still open. It must be closed before judging begins."];
  return [];
}

function screeningBlocks({ unscreened }: OpeningFacts, now: Date): string[] {
  const isLate = (dueAt: Date | null) => dueAt !== null && dueAt <= now;
  const refs = (ones: OpeningFacts["unscreened"]) => ones.map(({ ref }) => ref);
  const returned = unscreened.filter(({ state }) => state === "returned");
  return [
    said(refs(unscreened.filter(({ state }) => state === "submitted")), "not screened yet."),
    said(
      refs(returned.filter(({ dueAt }) => isLate(dueAt))),
      "with the city for correction, and the date has passed: reject, or give more time.",
    ),
    said(
      refs(returned.filter(({ dueAt }) => !isLate(dueAt))),
      "with the city for correction and not back.",
    ),
  ].flat();
}

/** "A1 and A2 are not screened yet." */
function said(refs: readonly string[], what: string): string[] {
  return refs.length === 0 ? [] : [`${listed(refs)} ${refs.length === 1 ? "is" : "are"} ${what}`];
}

function reopenedBlocks({ reopened = [] }: OpeningFacts, now: Date): string[] {
  return reopened
    .filter(({ until }) => until > now)
    .map(({ judge, ref }) => `${judge} may still write the scorecard for ${ref}, opened again.`);
}

function panelBlocks({ round, categories }: OpeningFacts): string[] {
  if (categories.every(({ entries }) => entries === 0))
    return ["There is no application to judge."];
  return categories
    .filter(({ entries }) => entries > 0)
    .flatMap(({ name, judges, criteria }) => [
      ...(judges === 0 ? [`${name} has no judge on its panel.`] : []),
      ...(round.kind === "scorecard" && criteria === 0 ? [`${name} has no criterion.`] : []),
    ]);
}
