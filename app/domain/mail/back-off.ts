/** When a mail that could not be handed over is tried again, and when it is given up. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = 4 * HOUR;
/** So many hours after the first attempt nothing is tried any more. */
export const HOURS_TRIED = 72;
/** A pause is drawn out by up to this share of itself, so that many do not come back together. */
const SPREAD = 0.2;

export interface Failing {
  /** How many attempts were made, this one included. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
  readonly now: Date;
  /** Chance, from 0 up to 1. */
  readonly chance: number;
}

/** @returns null where it is given up */
export function nextAttemptAt({ attempts, firstAttemptAt, now, chance }: Failing): Date | null {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE);
  const last = firstAttemptAt.getTime() + HOURS_TRIED * HOUR;
  if (now.getTime() >= last) return null;
  const next = now.getTime() + pause * (1 + SPREAD * chance);
  // The last attempt falls on the end, so that the whole time is used.
  return new Date(Math.min(next, last));
}

export interface DeliveryFault {
  /** The code of the mail server's answer; null where it gave none. */
  readonly responseCode: number | null;
  /** What it answered to: "RCPT TO", "DATA"; empty where nothing was said. */
  readonly command: string;
}

/** A refusal of this recipient or this letter for good; one of the sender or the connection is not. */
export function isRefusedForGood({ responseCode, command }: DeliveryFault): boolean {
  const isPermanent = responseCode !== null && responseCode >= 500 && responseCode < 600;
  return isPermanent && (command.startsWith("RCPT") || command.startsWith("DATA"));
}
