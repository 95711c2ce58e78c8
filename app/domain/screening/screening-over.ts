/**
 * Who is in the judging may change until the first judging round closes: after that a newcomer could
 * not be scored any more. See docs/rules.md, "Screening".
 */
import { type EditionState, isResultFixed } from "../edition/edition-state.ts";
import { refused } from "../kernel/outcome.ts";
import type { RoundState } from "../round/round-state.ts";

interface RoundFacts {
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly name: string;
  readonly state: RoundState;
}

/** @param rounds in their order. @returns null while screening may go on */
export function screeningIsOver(state: EditionState, rounds: readonly RoundFacts[]) {
  if (isResultFixed({ state }))
    return refused("already-certified", "The result of this edition is certified.");
  const first = rounds.find(({ kind }) => kind !== "screening");
  if (first && (first.state === "closed" || first.state === "confirmed"))
    return refused("round-closed", `${first.name} is closed: who is judged is settled.`);
  return null;
}
