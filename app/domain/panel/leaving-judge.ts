/**
 * A judge who leaves a panel: one question, whether the cards they completed stay counted. They do,
 * unless the reason casts doubt on them. See docs/rules.md, "Panels that change".
 */
export const LEAVING_CAUSES = [
  "unavailable",
  "undeclared-conflict",
  "misconduct",
  "other",
] as const;
export type LeavingCause = (typeof LEAVING_CAUSES)[number];

export const CARD_FATES = ["keep", "set-aside"] as const;
export type CardFate = (typeof CARD_FATES)[number];

export const CAUSE_WORDS: Readonly<Record<LeavingCause, string>> = {
  unavailable: "Cannot go on",
  "undeclared-conflict": "A conflict of interest that was not declared",
  misconduct: "Misconduct",
  other: "Another reason",
};

/** What becomes of the cards unless the secretariat says otherwise. */
export function suggestedFate(cause: LeavingCause): CardFate {
  return cause === "misconduct" || cause === "undeclared-conflict" ? "set-aside" : "keep";
}

interface RoundInOrder {
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly state: "pending" | "open" | "closed" | "confirmed";
}

/**
 * The scorecard rounds whose cards may still be set aside: the latest that was opened. An earlier one
 * has sent its shortlist on. @param rounds of the edition, in their order
 */
export function mayStillSetAside<T extends RoundInOrder>(rounds: readonly T[]): readonly T[] {
  const opened = rounds.filter(({ kind, state }) => kind !== "screening" && state !== "pending");
  return opened.slice(-1).filter(({ kind }) => kind === "scorecard");
}
