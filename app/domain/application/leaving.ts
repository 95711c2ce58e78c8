/**
 * Where an application that leaves keeps its place. Once the ballot has opened nobody moves up: a
 * finalist stays in the standing of the scorecard round before it. See docs/rules.md, "Rounds".
 */
import type { RoundState } from "../round/round-state.ts";

export interface LeavingRound {
  readonly id: string;
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly state: RoundState;
  /** Whether the confirmed shortlist of this round names the application. */
  readonly isFinalist: boolean;
}

/**
 * @param rounds in their order
 * @returns id of the round that it keeps its place in; null where it leaves every standing
 */
export function leftAfterRound(rounds: readonly LeavingRound[]): string | null {
  const ballot = rounds.findIndex(({ kind, state }) => kind === "ballot" && state !== "pending");
  if (ballot === -1) return null;
  const before = rounds.slice(0, ballot).findLast(({ kind }) => kind === "scorecard");
  return before?.isFinalist ? before.id : null;
}
