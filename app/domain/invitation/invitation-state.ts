/** What became of an invitation, and whether its link still works. See docs/rules.md, "Words". */
export type InvitationState = "open" | "used" | "expired";

/** How long the link of an invitation works. */
const INVITATION_DAYS = 30;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

interface Invitation {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export function invitationState({ expiresAt, usedAt }: Invitation, now: Date): InvitationState {
  if (usedAt !== null) return "used";
  return now < expiresAt ? "open" : "expired";
}

export function expiryOf(invitedAt: Date): Date {
  return new Date(invitedAt.getTime() + INVITATION_DAYS * DAY_MILLISECONDS);
}

/** How a judge of an edition stands: the latest answer counts, then the latest invitation. */
export type JudgeStanding = "accepted" | "declined" | "invited" | "expired" | "not-invited";

interface InvitedJudge {
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  /** Until when the latest invitation works; null where none was sent. */
  readonly invitedUntil: Date | null;
}

export function judgeStanding(judge: InvitedJudge, now: Date): JudgeStanding {
  if (judge.acceptedAt !== null) return "accepted";
  if (judge.declinedAt !== null) return "declined";
  if (judge.invitedUntil === null) return "not-invited";
  return now < judge.invitedUntil ? "invited" : "expired";
}

/** Addresses are compared as mail servers do in practice: without regard to capitals. */
export function sameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
