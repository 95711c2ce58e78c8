/**
 * One card may be written after its round closed, until an instant, as long as nothing later was
 * opened with what the round gave. See docs/rules.md, "Panels that change".
 */
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";
import type { RoundState } from "./round-state.ts";

interface JudgedRound {
  readonly name: string;
  readonly kind: "scorecard" | "ballot";
  readonly state: RoundState;
}

const DAY = 24 * 60 * 60 * 1000;
const MOST_DAYS = 30;

/** @param after the round in which judges act next; undefined where this is the last */
export function mayReopenIn(round: JudgedRound, after: JudgedRound | undefined): Outcome<void> {
  if (round.kind !== "scorecard") return refused("not-found");
  if (round.state !== "closed" && round.state !== "confirmed")
    return refused("round-not-closed", `${round.name} is not closed: its cards may be written.`);
  if (after && after.state !== "pending")
    return refused("locked-by-use", `${after.name} was opened with what ${round.name} gave.`);
  return ok();
}

/** @returns refused at `until` */
export function checkUntil(until: Date, now: Date): Outcome<void> {
  if (until <= now) return refusedAt("until", "invalid", "Choose a time that is still to come.");
  return until.getTime() - now.getTime() <= MOST_DAYS * DAY
    ? ok()
    : refusedAt("until", "invalid", `Choose a time within ${MOST_DAYS} days.`);
}

interface Reopening {
  readonly until: Date;
}

/** The latest instant until which a card may be written now; null where it may not. */
export function reopenedUntil(reopenings: readonly Reopening[], now: Date): Date | null {
  const times = reopenings.map(({ until }) => until.getTime()).filter((one) => one > now.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}
