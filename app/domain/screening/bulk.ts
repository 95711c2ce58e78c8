/** What one act on many applications will do to each, and which it passes over and why. */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type Conclusion, type CheckedClause, mayConclude, mayScreen } from "./conclude.ts";
import type { Phase } from "./screeners.ts";

export const BULK_ACTS = ["pass", "accept", "return", "reject", "move", "tag", "untag"] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

export interface BulkSubject {
  readonly ref: string;
  readonly state: ApplicationStatus;
  readonly categoryId: string;
  readonly dueAt: Date | null;
  readonly tags: readonly string[];
  readonly phase: Phase;
  /** With what is concluded on now, or with the viewer's own findings where two screen. */
  readonly clauses: readonly CheckedClause[];
  readonly hasScorecard: boolean;
  /** Whether there is somebody to write to. */
  readonly isWrittenTo: boolean;
}

export interface BulkOrder {
  readonly act: BulkAct;
  /** The clause that passes or fails; null for every clause that is still unchecked. */
  readonly clauseId: string | null;
  readonly note: string;
  readonly tag: string;
  /** Of the category to move to. */
  readonly category: { readonly id: string; readonly name: string } | null;
  /** In words, for a return. */
  readonly until: string;
}

export interface BulkLine {
  readonly ref: string;
  readonly isDone: boolean;
  /** What will happen, or why nothing will. */
  readonly says: string;
}

/** @param over why screening is over for the edition as a whole; null while it goes on */
export function planBulk(
  order: BulkOrder,
  subjects: readonly BulkSubject[],
  now: Date,
  over: string | null,
): readonly BulkLine[] {
  return subjects.map((subject): BulkLine => {
    const { ref } = subject;
    const isTagging = order.act === "tag" || order.act === "untag";
    if (over !== null && !isTagging) return { ref, isDone: false, says: over };
    const plan = PLANS[order.act](order, subject, now);
    return { ref, isDone: plan.isDone, says: plan.says };
  });
}

type Plan = Omit<BulkLine, "ref">;

const will = (says: string): Plan => ({ isDone: true, says });
const not = (says: string): Plan => ({ isDone: false, says });

const PLANS: Readonly<Record<BulkAct, (o: BulkOrder, s: BulkSubject, now: Date) => Plan>> = {
  tag: ({ tag }, { tags }) =>
    tags.includes(tag) ? not(`Has the tag “${tag}” already`) : will(`Gets the tag “${tag}”`),
  untag: ({ tag }, { tags }) =>
    tags.includes(tag) ? will(`Loses the tag “${tag}”`) : not(`Has no tag “${tag}”`),
  move: ({ category }, subject) => planMove(category, subject),
  pass: planPass,
  accept: (_order, subject, now) => conclude("accepted", subject, subject.clauses, now),
  return: (order, subject, now) =>
    conclude("returned", subject, withFault(order, subject), now, order),
  reject: (order, subject, now) => conclude("rejected", subject, withFault(order, subject), now),
};

function planMove(category: BulkOrder["category"], subject: BulkSubject): Plan {
  if (!category) return not("No category was chosen");
  if (subject.categoryId === category.id) return not(`Is in ${category.name} already`);
  const why = whyNotMoved(subject);
  return why === null ? will(`Moves to ${category.name}; ${told(subject)}`) : not(why);
}

const MOVABLE: readonly ApplicationStatus[] = ["submitted", "returned", "accepted"];

/** @returns null where it may be moved to another category */
export function whyNotMoved({
  state,
  hasScorecard,
}: Pick<BulkSubject, "state" | "hasScorecard">): string | null {
  if (!MOVABLE.includes(state))
    return "Only an application that is in the award moves to another category.";
  return hasScorecard ? "A judge has scored it already: it stays in its category." : null;
}

function planPass({ clauseId }: BulkOrder, subject: BulkSubject, now: Date): Plan {
  const blocked = whyNotScreened(subject, now);
  if (blocked !== null) return not(blocked);
  const passes = passingClauses(clauseId, subject.clauses);
  if (passes.length === 0)
    return not(
      clauseId === null ? "Every clause was checked already" : "Was checked on it already",
    );
  return will(`Passes: ${passes.map(({ title }) => title).join(", ")}`);
}

/** Nothing that somebody found is written over: only what is still unchecked passes. */
export function passingClauses(clauseId: string | null, clauses: readonly CheckedClause[]) {
  return clauses.filter(
    ({ id, result }) => result === null && (clauseId === null || clauseId === id),
  );
}

function withFault(
  { clauseId, note }: BulkOrder,
  { clauses }: Pick<BulkSubject, "clauses">,
): readonly CheckedClause[] {
  return clauses.map((clause) =>
    clause.id === clauseId ? { ...clause, result: "fail" as const, note } : clause,
  );
}

function conclude(
  conclusion: Conclusion,
  subject: BulkSubject,
  clauses: readonly CheckedClause[],
  now: Date,
  order?: BulkOrder,
): Plan {
  const blocked = whyNotScreened(subject, now);
  if (blocked !== null) return not(blocked);
  if (subject.phase !== "alone" && subject.phase !== "settle")
    return not("Its two screeners are not both done");
  if (conclusion !== "rejected" && subject.state === "returned")
    return not("It was returned and not corrected in time: it can only be rejected.");
  const may = mayConclude(conclusion, clauses);
  if (!may.ok) return not(may.refusal.details.join(" "));
  const until = order ? ` until ${order.until}` : "";
  return will(`${WORDS[conclusion]}${until}; ${told(subject)}`);
}

const WORDS: Readonly<Record<Conclusion, string>> = {
  accepted: "Accepted",
  returned: "Returned for correction",
  rejected: "Not accepted",
};

function told({ isWrittenTo }: BulkSubject): string {
  return isWrittenTo ? "its city is told" : "there is nobody to tell";
}

function whyNotScreened({ state, dueAt, phase }: BulkSubject, now: Date): string | null {
  const may = mayScreen({ state, dueAt }, now);
  if (!may.ok) return may.refusal.details[0] ?? "";
  return phase === "taken" ? "Two others are screening it" : null;
}
