/** A judge writes while the round runs, and is told why not otherwise. See docs/rules.md, "Rounds". */
import { type Outcome, ok, refused } from "../kernel/outcome.ts";
import { isRunning, type RoundState } from "./round-state.ts";

interface NamedRound {
  readonly name: string;
  readonly state: RoundState;
  readonly closesAt: Date | null;
}

/** @returns refused `round-not-open` before it opened, `round-closed` from its closing time on */
export function mayStillWrite(round: NamedRound, now: Date): Outcome<void> {
  if (isRunning(round, now)) return ok();
  return round.state === "pending"
    ? refused("round-not-open", `${round.name} has not opened yet.`)
    : refused("round-closed", `${round.name} has closed. Nothing was changed.`);
}
