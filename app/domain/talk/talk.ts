/**
 * Who may write to whom about an application, and how often. See docs/rules.md, "Talk".
 */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import type { EditionState } from "../edition/edition-state.ts";
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";
import { readClock, zoneLabel } from "../kernel/instants.ts";

export type TalkSide = "city" | "secretariat";

/** Characters of a message or a note. */
export const LONGEST_MESSAGE = 4_000;

/** Messages of one side about one application within an hour: each is a mail to somebody. */
export const MOST_AN_HOUR = 10;
const HOUR = 60 * 60 * 1000;

/** The same words again within this time are the same message, sent twice by a finger or a poor line. */
const SAME_WITHIN = 10 * 60 * 1000;

export interface TalkFacts {
  readonly state: ApplicationStatus;
  readonly edition: EditionState;
  /** Whether somebody in the city can read it here; not of one that came by import. */
  readonly hasOwner: boolean;
}

/** What was written stays readable whatever this says. @returns refused `not-allowed` */
export function mayTalk({ state, edition, hasOwner }: TalkFacts): Outcome<void> {
  if (!hasOwner)
    return refused(
      "not-allowed",
      "This application came by import: nobody in its city would see a message here.",
    );
  if (state === "withdrawn")
    return refused(
      "not-allowed",
      "This application is withdrawn. What was written stays here, and nothing is added.",
    );
  if (edition === "archived")
    return refused(
      "not-allowed",
      "This edition is in the archive. What was written stays here, and nothing is added.",
    );
  return ok();
}

export interface SentMessage {
  readonly text: string;
  readonly authorId: string | null;
  readonly sentAt: Date;
}

/** @param last of the whole thread */
export function isSentAgain(
  last: SentMessage | undefined,
  next: Omit<SentMessage, "sentAt">,
  now: Date,
): boolean {
  return (
    last !== undefined &&
    last.text === next.text &&
    last.authorId === next.authorId &&
    now.getTime() - last.sentAt.getTime() < SAME_WITHIN
  );
}

/** From when on messages count against the limit. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - HOUR);
}

/**
 * @param sent when this side sent its messages of the last hour, first to last
 * @returns refused `too-many-attempts` with the time from which one may be sent again
 */
export function maySendAt(sent: readonly Date[], zone: string): Outcome<void> {
  const first = sent.at(-MOST_AN_HOUR);
  if (sent.length < MOST_AN_HOUR || !first) return ok();
  const again = readClock(new Date(first.getTime() + HOUR + 59_999), zone).time;
  return refusedAt(
    "text",
    "too-many-attempts",
    `${MOST_AN_HOUR} messages were sent within an hour, and each is a mail to somebody. Your words are kept here: please send them from ${again} ${zoneLabel(zone)} on, or put several things into one message.`,
  );
}
