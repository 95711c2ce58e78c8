/** The reminder to the judges of a round: what it says by itself, and when it may be planned for. */
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";
import { readClock, zoneLabel } from "../kernel/instants.ts";
import type { RoundState } from "./round-state.ts";

interface RemindedRound {
  readonly name: string;
  readonly kind: "scorecard" | "ballot";
  readonly closesAt: Date | null;
}

/** What a reminder says unless the secretariat writes something else. */
export function reminderText(
  round: RemindedRound,
  edition: { readonly name: string; readonly timeZone: string },
): string {
  const zone = edition.timeZone;
  const clock = round.closesAt && readClock(round.closesAt, zone, { isDeadline: true });
  const until = clock ? ` It closes on ${clock.day} at ${clock.time} ${zoneLabel(zone)}.` : "";
  const ask = round.kind === "ballot" ? "Please cast your ballots." : "Please submit what is open.";
  return `${round.name} of ${edition.name} waits for you.${until} ${ask}`;
}

/** @returns refused `round-not-open` for one that is over, or at `remindAt` */
export function mayPlanReminder(
  round: RemindedRound & { readonly state: RoundState },
  at: Date,
  now: Date,
): Outcome<void> {
  if (round.state !== "pending" && round.state !== "open")
    return refused("round-not-open", `${round.name} is over.`);
  if (at <= now)
    return refusedAt("remindAt", "invalid", "This time has passed. Choose a later one.");
  return round.closesAt !== null && at >= round.closesAt
    ? refusedAt("remindAt", "invalid", `Choose a time before ${round.name} closes.`)
    : ok();
}
