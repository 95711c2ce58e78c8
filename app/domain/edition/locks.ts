/**
 * What is fixed by use, and why: nobody is judged by a rule that was changed after they relied on
 * it. See docs/rules.md, "What use fixes".
 */
import type { RoundState } from "../round/round-state.ts";
import type { EditionState } from "./edition-state.ts";

export type Part =
  | "zone"
  | "call-opens"
  | "call-closes"
  | "categories"
  | "criteria"
  | "clauses"
  | "eligibility"
  | "form"
  | "rounds"
  | "prizes"
  | "samples";

/** What has happened in an edition, by the server's clock. */
export interface EditionUse {
  readonly state: EditionState;
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
  /** Whether an application was ever submitted. */
  readonly hasSubmission: boolean;
  /** Whether a judge ever saved a scorecard. */
  readonly hasScorecard: boolean;
  /** Whether a round in which judges act was ever opened. */
  readonly hasJudgingBegun: boolean;
  /** Whether the last round, which decides the prizes, was ever opened. */
  readonly hasLastRoundBegun: boolean;
  readonly now: Date;
}

type Reason = (use: EditionUse) => string | null;

const LOCKS: Readonly<Record<Part, Reason>> = {
  zone: (use) =>
    hasCallBegun(use) ? "The call has opened: people rely on the times that they were told." : null,
  "call-opens": (use) => (hasCallBegun(use) ? "The call has opened." : null),
  "call-closes": (use) =>
    hasCallEnded(use)
      ? "The call has closed: whoever kept to its deadline must not be judged beside who did not."
      : null,
  // New ones; for taking one away see lockOfCategory.
  categories: (use) =>
    use.hasJudgingBegun ? "Judging has begun: every application is in its category." : null,
  criteria: (use) =>
    use.hasScorecard
      ? "A judge has saved a scorecard: all scores of the edition are given on the same criteria and weights."
      : null,
  clauses: (use) =>
    use.hasSubmission
      ? "An application was submitted: all applicants accept, and are checked against, the same clauses."
      : null,
  // Nobody is judged by them: they only keep a city from writing in vain.
  eligibility: () => null,
  // What was submitted keeps the form that it was submitted on.
  form: () => null,
  rounds: (use) =>
    use.hasJudgingBegun
      ? "The first judging round was opened: its judges rely on the scale and on how many go on."
      : null,
  prizes: (use) =>
    use.hasLastRoundBegun
      ? "The last round was opened: who decides the prizes knows what they are."
      : null,
  // Each has a lock of its own: see domain/scorecard/samples.ts.
  samples: () => null,
};

/** @returns the reason in a sentence, or null while it may still be changed */
export function lockOf(part: Part, use: EditionUse): string | null {
  if (use.state === "archived") return "This edition is in the archive: it stays as it was.";
  if (use.state === "certified")
    return "The result is certified: the rules that it was counted by are part of it.";
  return LOCKS[part](use);
}

/** Whether a category may be taken away. @param applications those in it, drafts included */
export function lockOfCategory(applications: number, use: EditionUse): string | null {
  const fixed = lockOf("categories", use);
  if (fixed !== null) return fixed;
  if (applications === 0) return null;
  return applications === 1
    ? "One application is in this category."
    : `${applications} applications are in this category.`;
}

interface RoundTimes {
  readonly state: RoundState;
}

/** Whether a round's opening may still be moved. */
export function lockOfOpening({ state }: RoundTimes): string | null {
  return state === "pending" ? null : "The round was opened.";
}

/** Whether a round's closing may still be moved: while it is open too, which the audit log records. */
export function lockOfClosing({ state }: RoundTimes): string | null {
  return state === "closed" || state === "confirmed" ? "The round is closed." : null;
}

function hasCallBegun({ state, callOpensAt, now }: EditionUse): boolean {
  return state !== "setup" && (state !== "call" || callOpensAt === null || callOpensAt <= now);
}

function hasCallEnded({ state, callClosesAt, now }: EditionUse): boolean {
  return state !== "setup" && (state !== "call" || (callClosesAt !== null && callClosesAt <= now));
}
