/** Which drafts are likely to miss the deadline, by a rule that anybody can check. See docs/rules.md, "Drafts". */

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The rule, in one place: the pages say these numbers. */
export const RISK = { hoursLeft: 48, shareAnswered: 0.6, daysUntouched: 7 } as const;

/** From when on a draft counts as left alone. */
export function untouchedSince(now: Date): Date {
  return new Date(now.getTime() - RISK.daysUntouched * DAY);
}

/** Whether how much is answered matters yet; before that only whether it was left alone does. */
export function isLateFor(until: Date, now: Date): boolean {
  return until.getTime() - now.getTime() < RISK.hoursLeft * HOUR;
}

export interface DraftFacts {
  /** What has to be answered, and how much of it is, the title included. */
  readonly asked: number;
  readonly answered: number;
  readonly savedAt: Date;
  /** Null where nobody set an end: such a draft cannot miss one. */
  readonly until: Date | null;
}

export type DraftRisk = "little-answered" | "left-alone";

/** @returns null for a draft that is on its way, and for one whose time is over */
export function riskOfDraft(draft: DraftFacts, now: Date): DraftRisk | null {
  const { asked, answered, savedAt, until } = draft;
  if (until === null || until <= now) return null;
  if (isLateFor(until, now) && answered < RISK.shareAnswered * asked) return "little-answered";
  return savedAt <= untouchedSince(now) ? "left-alone" : null;
}

export const RISK_WORDS: Readonly<Record<DraftRisk, string>> = {
  "little-answered": `less than ${RISK.shareAnswered * 100} % answered, less than ${RISK.hoursLeft} hours left`,
  "left-alone": `not touched for ${RISK.daysUntouched} days`,
};
