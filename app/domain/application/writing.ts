/**
 * Until when a city may write in its application: a draft until the call closes, one that was
 * returned until the day that the secretariat gave it, each longer where it was given more time. What
 * was begun before may be finished in the grace. See docs/rules.md, "The end of the call".
 */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type EditionState, isCallOpen, isResultFixed } from "../edition/edition-state.ts";
import { type Outcome, ok, refused } from "../kernel/outcome.ts";

export interface WritingFacts {
  readonly application: { readonly state: ApplicationStatus };
  readonly edition: {
    readonly state: EditionState;
    readonly callOpensAt: Date | null;
    readonly callClosesAt: Date | null;
    readonly graceMinutes: number;
  };
  /** Of the return for correction; null where it was not returned, or without a day. */
  readonly dueAt: Date | null;
  /** The latest instant that this one was given as more time; null where it was given none. */
  readonly extendedTo: Date | null;
}

interface Writing {
  /** Null where nobody set an end. */
  readonly until: Date | null;
}

interface Finishing extends Writing {
  /** Whether the deadline has passed, and only the grace lets it through. */
  readonly isInGrace: boolean;
}

/** What shows, by the server's clock, that a city was at it before its deadline. */
export interface Begun {
  /** When it opened the page from which it submits, first tried to, or began to upload. */
  readonly openedAt: Date | null;
  /** When its last file came in: one that came after the deadline was on its way before. */
  readonly lastFileAt: Date | null;
}

const MINUTE = 60_000;

/** @returns refused `call-not-open`, `call-closed`, `already-certified` or `already-submitted` */
export function mayWrite(facts: WritingFacts, now: Date): Outcome<Writing> {
  switch (facts.application.state) {
    case "draft":
      return mayWriteDraft(facts, now);
    case "returned":
      return mayCorrect(facts, now);
    case "submitted":
    case "accepted":
    case "rejected":
      return refused("already-submitted", "This application was submitted and stays as it is.");
    case "withdrawn":
    case "disqualified":
      return refused("already-submitted", "This application has left the award.");
  }
}

/** Submits, or ends an upload: as it may be written in, and in the grace where it was begun before. */
export function mayFinish(facts: WritingFacts, begun: Begun, now: Date): Outcome<Finishing> {
  const writing = mayWrite(facts, now);
  if (writing.ok) return ok({ ...writing.value, isInGrace: false });
  const end = graceOf(facts);
  if (writing.refusal.code !== "call-closed" || end === null || now >= end.until) return writing;
  return wasBegun(begun, end.deadline) ? ok({ until: end.until, isInGrace: true }) : writing;
}

/** The instant that ends it, the extension included; null where nobody set one. */
export function deadlineOf({ application, edition, dueAt, extendedTo }: WritingFacts): Date | null {
  const own = application.state === "returned" ? dueAt : edition.callClosesAt;
  if (own === null) return null;
  return extendedTo !== null && extendedTo > own ? extendedTo : own;
}

/**
 * The deadline that a grace follows. Closed by hand, the call has none: who closes it early says so
 * themselves. More time that was given to one application keeps its grace.
 */
function graceOf(facts: WritingFacts): { readonly deadline: Date; readonly until: Date } | null {
  const { application, edition, extendedTo } = facts;
  if (edition.state !== "call" && edition.state !== "judging") return null;
  const isCallEnded = application.state === "draft" && edition.state !== "call";
  const deadline = isCallEnded ? extendedTo : deadlineOf(facts);
  if (deadline === null) return null;
  return { deadline, until: new Date(deadline.getTime() + edition.graceMinutes * MINUTE) };
}

function wasBegun({ openedAt, lastFileAt }: Begun, deadline: Date): boolean {
  if (openedAt !== null && openedAt < deadline) return true;
  return lastFileAt !== null && lastFileAt >= deadline;
}

function mayWriteDraft(facts: WritingFacts, now: Date): Outcome<Writing> {
  const { edition, extendedTo } = facts;
  if (isCallOpen(edition, now)) return ok({ until: deadlineOf(facts) });
  if (edition.state === "setup" || (edition.state === "call" && isEarly(edition, now)))
    return refused("call-not-open", "The call has not opened yet.");
  const isExtended = extendedTo !== null && now < extendedTo;
  if (isExtended && (edition.state === "call" || edition.state === "judging"))
    return ok({ until: extendedTo });
  return refused("call-closed", "The call has closed: applications can no longer be submitted.");
}

function isEarly({ callOpensAt }: WritingFacts["edition"], now: Date): boolean {
  return callOpensAt !== null && now < callOpensAt;
}

function mayCorrect(facts: WritingFacts, now: Date): Outcome<Writing> {
  if (isResultFixed(facts.edition))
    return refused("already-certified", "The result of this edition is certified.");
  const until = deadlineOf(facts);
  if (until !== null && until <= now)
    return refused("call-closed", "The time to correct this application is over.");
  return ok({ until });
}
