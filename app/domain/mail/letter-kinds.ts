/** Every kind of letter that Laurel writes, and to whom. */

export const AUDIENCES = ["applicant", "judge", "secretariat"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** When a letter goes out: with its act, or after somebody has checked what waits. */
export type Sending = "at-once" | "checked" | "confirmed";

interface LetterKindRules {
  readonly audience: Audience;
  /** How a person calls it. */
  readonly name: string;
  readonly sending: Sending;
}

const kinds = {
  receipt: { audience: "applicant", name: "Receipt of a submission", sending: "at-once" },
  withdrawal: { audience: "applicant", name: "Withdrawal as asked", sending: "at-once" },
  returned: { audience: "applicant", name: "Returned for correction", sending: "at-once" },
  accepted: { audience: "applicant", name: "Accepted in screening", sending: "checked" },
  rejected: { audience: "applicant", name: "Not accepted in screening", sending: "checked" },
  moved: { audience: "applicant", name: "Moved to another category", sending: "at-once" },
  merged: { audience: "applicant", name: "Sent twice, one goes on", sending: "at-once" },
  disqualified: { audience: "applicant", name: "Taken out of the award", sending: "at-once" },
  extended: { audience: "applicant", name: "More time", sending: "at-once" },
  message: { audience: "applicant", name: "Message of the secretariat", sending: "at-once" },
  "colleague-invitation": {
    audience: "applicant",
    name: "Invitation of a colleague",
    sending: "at-once",
  },
  "draft-reminder": { audience: "applicant", name: "Reminder to a draft", sending: "at-once" },
  "correction-reminder": {
    audience: "applicant",
    name: "Reminder to a returned application",
    sending: "at-once",
  },
  "supplement-invited": { audience: "applicant", name: "Finalists may add", sending: "at-once" },
  "result-winner": { audience: "applicant", name: "Result: a prize", sending: "confirmed" },
  "result-finalist": { audience: "applicant", name: "Result: a finalist", sending: "confirmed" },
  "result-other": { audience: "applicant", name: "Result: no prize", sending: "confirmed" },
  "judge-invitation": { audience: "judge", name: "Invitation to judge", sending: "at-once" },
  "judge-panels": { audience: "judge", name: "Changed panels", sending: "at-once" },
  "round-opened": { audience: "judge", name: "A round is open", sending: "at-once" },
  "judge-reminder": { audience: "judge", name: "Reminder to a judge", sending: "at-once" },
  "ballot-returned": { audience: "judge", name: "Ballot to be cast again", sending: "at-once" },
  "recusal-recorded": { audience: "judge", name: "Stepped aside", sending: "at-once" },
  "recusal-lifted": { audience: "judge", name: "Judges it again", sending: "at-once" },
  "category-flag-settled": {
    audience: "judge",
    name: "Answer to a flag of a wrong category",
    sending: "at-once",
  },
  "own-work-touched": {
    audience: "judge",
    name: "Somebody else touched a scorecard or ballot",
    sending: "at-once",
  },
  "staff-invitation": {
    audience: "secretariat",
    name: "Invitation to keep a programme",
    sending: "at-once",
  },
  "staff-recused": {
    audience: "secretariat",
    name: "Of the staff, stepped aside",
    sending: "at-once",
  },
  "staff-recusal-lifted": {
    audience: "secretariat",
    name: "Of the staff, back in a category",
    sending: "at-once",
  },
  "staff-revoked": { audience: "secretariat", name: "End of a role", sending: "at-once" },
  "judge-stepped-aside": {
    audience: "secretariat",
    name: "A judge stepped aside",
    sending: "at-once",
  },
  "invitation-declined": {
    audience: "secretariat",
    name: "An invitation was declined",
    sending: "at-once",
  },
  "act-proposed": {
    audience: "secretariat",
    name: "An act waits for a second person",
    sending: "at-once",
  },
  "finalists-substituted": {
    audience: "secretariat",
    name: "A reserve moved up",
    sending: "at-once",
  },
  "proposal-settled": {
    audience: "secretariat",
    name: "What was proposed is settled",
    sending: "at-once",
  },
  "city-message": { audience: "secretariat", name: "Message of a city", sending: "at-once" },
} as const satisfies Readonly<Record<string, LetterKindRules>>;

export type LetterKind = keyof typeof kinds;

export const LETTER_KINDS: Readonly<Record<LetterKind, LetterKindRules>> = kinds;

/** Letters that tell a result: never sent before its publication. */
export const RESULT_KINDS = ["result-winner", "result-finalist", "result-other"] as const;

export function isLetterKind(kind: string): kind is LetterKind {
  return Object.hasOwn(LETTER_KINDS, kind);
}

/** How a person calls a kind; sign-in mails have none. */
export function nameOfKind(kind: string | null): string {
  return kind !== null && isLetterKind(kind) ? LETTER_KINDS[kind].name : "Other";
}
