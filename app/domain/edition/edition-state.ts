/** An edition from its setting up to its certified result. See docs/rules.md, "Rounds". */
import type { Transitions } from "../kernel/machine.ts";

export type EditionState = "setup" | "call" | "judging" | "certified" | "archived";
export type EditionEvent = "open-call" | "close-call" | "certify";

export const EDITION_TRANSITIONS: Transitions<EditionState, EditionEvent> = {
  setup: { "open-call": "call" },
  call: { "close-call": "judging" },
  judging: { certify: "certified" },
  certified: { certify: "certified" },
  archived: {},
};

/** Whether the result stands certified, or was taken over as it once was: nothing of it is settled here any more. */
export function isResultFixed({ state }: { readonly state: EditionState }): boolean {
  return state === "certified" || state === "archived";
}

interface Call {
  readonly state: EditionState;
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
}

/** Whether a city may begin or submit an application now, by the server's clock. */
export function isCallOpen({ state, callOpensAt, callClosesAt }: Call, now: Date): boolean {
  if (state !== "call") return false;
  return (
    (callOpensAt === null || callOpensAt <= now) && (callClosesAt === null || now < callClosesAt)
  );
}

/** Whether the time to submit has passed; a call that is still to open is not over. */
export function isCallOver({ state, callClosesAt }: Call, now: Date): boolean {
  if (state === "setup") return false;
  return state !== "call" || (callClosesAt !== null && callClosesAt <= now);
}

/**
 * The end of the grace that runs now, after the call's own end; null where none runs. See
 * docs/rules.md, "The end of the call".
 */
export function runningGrace(
  { state, callClosesAt, graceMinutes }: Call & { readonly graceMinutes: number },
  now: Date,
): Date | null {
  if (state !== "call" || callClosesAt === null || now < callClosesAt) return null;
  const end = new Date(callClosesAt.getTime() + graceMinutes * 60_000);
  return now < end ? end : null;
}
