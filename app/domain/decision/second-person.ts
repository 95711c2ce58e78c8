/**
 * Acts that two persons do: one member of the secretariat proposes, another confirms. See
 * docs/rules.md, "Two persons".
 */
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";

/** As the store keeps them; the acts are in app/commands/two-person-acts.ts. */
export type TwoPersonAct = "confirm-shortlist" | "reopen-card" | "disqualify" | "publish";

/** Acts as mails and pages call them. */
export const ACT_NAMES: Readonly<Record<TwoPersonAct, string>> = {
  "confirm-shortlist": "Confirm the shortlist",
  "reopen-card": "Reopen a scorecard",
  disqualify: "Disqualify an application",
  publish: "Set the time of publication",
};

export function actName(act: string): string {
  return Object.hasOwn(ACT_NAMES, act) ? ACT_NAMES[act as TwoPersonAct] : act;
}

export type Settlement = "confirmed" | "refused" | "withdrawn";

export interface ProposalFacts {
  /** Null where an operator's script proposed it. */
  readonly proposedById: string | null;
  readonly outcome: Settlement | null;
}

/**
 * Whether there is nobody to ask: the only member acts, or an operator for a programme.
 * @param members everybody who is in the secretariat now
 */
export function goesAlone(actor: string | null, members: readonly string[]): boolean {
  return actor === null || members.every((member) => member === actor);
}

/** @returns refused `not-found` for who is no member, `not-ready`, or `not-allowed` for the wrong one of the two */
export function maySettle(
  { proposedById, outcome }: ProposalFacts,
  how: Settlement,
  by: string,
  members: readonly string[],
): Outcome<void> {
  if (!members.includes(by)) return refused("not-found");
  if (outcome !== null) return refused("not-ready", `This was ${outcome} before.`);
  const isOwn = by === proposedById;
  if (how === "withdrawn")
    return isOwn
      ? ok()
      : refused("not-allowed", "Whoever proposed this takes it back. You may refuse it.");
  if (isOwn)
    return refused(
      "not-allowed",
      how === "confirmed"
        ? "You proposed this yourself. Another member of the secretariat confirms it."
        : "You proposed this yourself. You may take it back.",
    );
  if (how === "confirmed" && (proposedById === null || !members.includes(proposedById)))
    return refused(
      "not-ready",
      "Whoever proposed this is not in the secretariat any more. Refuse it, and propose it again.",
    );
  return ok();
}

/**
 * Whoever refuses says why, so that it can be mended; of the other two nobody is asked.
 * @returns the reason that is kept; refused `invalid` at `reason` where there must be one and is none
 */
export function refusalReason(how: Settlement, said: string): Outcome<string | null> {
  if (how !== "refused") return ok(null);
  const reason = said.trim();
  return reason === ""
    ? refusedAt("reason", "invalid", "Say why, so that whoever proposed it can mend it.")
    : ok(reason);
}
