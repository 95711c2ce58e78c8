/** Whether a city has been told of a decision: what it sees never runs ahead of the letter that tells it. */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import type { BatchState } from "./release.ts";

/** Letters that tell a conclusion and wait until they are checked. */
export const TELLING_KINDS = ["accepted", "rejected"] as const;

export interface TellingLetter {
  readonly sentAt: Date | null;
  /** Null where none holds it. */
  readonly batch: { readonly state: BatchState; readonly releaseAt: Date | null } | null;
}

/**
 * From the instant on at which its letter may go: a mail server that is down holds back the mail, not
 * the page. One without a letter, such as an imported application, waits for nothing.
 * @param letter the latest that tells a conclusion about the application
 */
export function isTold(letter: TellingLetter | null, now: Date): boolean {
  if (letter === null || letter.sentAt !== null || letter.batch === null) return true;
  const { state, releaseAt } = letter.batch;
  return state === "released" && (releaseAt === null || releaseAt <= now);
}

/**
 * Where an application stands as far as its city knows, while it is not told of the conclusion.
 * @param wasReturned whether the version that was concluded on is one that the city was to correct
 */
export function untoldState(state: ApplicationStatus, wasReturned: boolean): ApplicationStatus {
  if (!tells(state)) return state;
  return wasReturned ? "returned" : "submitted";
}

/** Whether a state is one that a letter tells. */
export function tells(state: ApplicationStatus): boolean {
  return (TELLING_KINDS as readonly ApplicationStatus[]).includes(state);
}
