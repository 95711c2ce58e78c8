/**
 * A round is opened and closed once. Its shortlist is confirmed, and again where somebody left before
 * the next round opened. See docs/rules.md, "Rounds".
 */
import type { Transitions } from "../kernel/machine.ts";

export type RoundState = "pending" | "open" | "closed" | "confirmed";
export type RoundEvent = "open" | "close" | "confirm";

export const ROUND_TRANSITIONS: Transitions<RoundState, RoundEvent> = {
  pending: { open: "open" },
  open: { close: "closed" },
  closed: { confirm: "confirmed" },
  confirmed: { confirm: "confirmed" },
};

interface RoundTimes {
  readonly state: RoundState;
  readonly closesAt: Date | null;
}

/** Whether judges may still write in it: open, and not past its closing time by the server's clock. */
export function isRunning({ state, closesAt }: RoundTimes, now: Date): boolean {
  return state === "open" && (closesAt === null || now < closesAt);
}
