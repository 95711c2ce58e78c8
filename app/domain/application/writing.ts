/**
 * Until when a city may write in its application: a draft until the call closes, one that was
 * returned until the day that the secretariat gave it. See docs/rules.md, "Screening".
 */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type EditionState, isCallOpen } from "../edition/edition-state.ts";
import { type Outcome, ok, refused } from "../kernel/outcome.ts";

export interface WritingFacts {
  readonly application: { readonly state: ApplicationStatus };
  readonly edition: {
    readonly state: EditionState;
    readonly callOpensAt: Date | null;
    readonly callClosesAt: Date | null;
  };
  /** Of the return for correction; null where it was not returned, or without a day. */
  readonly dueAt: Date | null;
}

interface Writing {
  /** Null where nobody set an end. */
  readonly until: Date | null;
}

/** @returns refused `call-not-open`, `call-closed`, or `already-submitted` */
export function mayWrite(facts: WritingFacts, now: Date): Outcome<Writing> {
  const { application, edition, dueAt } = facts;
  switch (application.state) {
    case "draft":
      return mayWriteDraft(edition, now);
    case "returned":
      return mayCorrect(edition.state, dueAt, now);
    case "submitted":
    case "accepted":
    case "rejected":
      return refused("already-submitted", "This application was submitted and stays as it is.");
    case "withdrawn":
    case "disqualified":
      return refused("already-submitted", "This application has left the award.");
  }
}

function mayWriteDraft(edition: WritingFacts["edition"], now: Date): Outcome<Writing> {
  if (isCallOpen(edition, now)) return ok({ until: edition.callClosesAt });
  if (edition.state === "setup" || (edition.state === "call" && isEarly(edition, now)))
    return refused("call-not-open", "The call has not opened yet.");
  return refused("call-closed", "The call has closed: applications can no longer be submitted.");
}

function isEarly({ callOpensAt }: WritingFacts["edition"], now: Date): boolean {
  return callOpensAt !== null && now < callOpensAt;
}

function mayCorrect(state: EditionState, dueAt: Date | null, now: Date): Outcome<Writing> {
  if (state === "certified" || state === "archived")
    return refused("already-certified", "The result of this edition is certified.");
  if (dueAt !== null && dueAt <= now)
    return refused("call-closed", "The time to correct this application is over.");
  return ok({ until: dueAt });
}
