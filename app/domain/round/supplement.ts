/**
 * The window before a round opens in which its finalists may add to what they submitted. See
 * docs/rules.md, "What finalists add".
 */
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";
import type { RoundState } from "./round-state.ts";

export const MOST_SUPPLEMENT_CHARACTERS = 6_000;

interface WindowOfRound {
  readonly state: RoundState;
  readonly supplementOpensAt: Date | null;
  readonly supplementClosesAt: Date | null;
}

/** Whether a finalist of the round may write at an instant: never once the round itself was opened. */
export function isSupplementOpen(
  { state, supplementOpensAt: from, supplementClosesAt: until }: WindowOfRound,
  now: Date,
): boolean {
  return state === "pending" && from !== null && until !== null && from <= now && now < until;
}

/** Who reads what was handed in: judges once the round is open, the staff at once. */
export function isSupplementShown(
  { state }: Pick<WindowOfRound, "state">,
  reader: "judge" | "staff",
): boolean {
  return reader === "staff" || state !== "pending";
}

interface RoundToPlan {
  readonly name: string;
  readonly state: RoundState;
}

/**
 * A city learns by the window that it is a finalist, so there is none before the shortlist is confirmed.
 * @param before the round whose shortlist is in it; null where there is none
 * @returns refused `not-ready`, `locked-by-use`, or at `supplementCloses`
 */
export function mayPlanSupplements(
  round: RoundToPlan,
  before: RoundToPlan | null,
  { opensAt, closesAt }: { readonly opensAt: Date; readonly closesAt: Date },
  now: Date,
): Outcome<void> {
  if (before === null) return refused("not-found");
  if (round.state !== "pending")
    return refused("locked-by-use", `${round.name} was opened: nothing is added any more.`);
  if (before.state !== "confirmed")
    return refused("not-ready", `Confirm the shortlist of ${before.name} first.`);
  if (closesAt <= opensAt)
    return refusedAt("closes", "invalid", "The window must close after it opens.");
  return closesAt <= now
    ? refusedAt("closes", "invalid", "This time has passed. Choose a later one.")
    : ok();
}
