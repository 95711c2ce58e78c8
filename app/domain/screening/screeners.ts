/**
 * Two who screen one application without seeing each other's findings, until both have found on every
 * clause. Then what they agree on stands, and where they differ one of the secretariat settles it. See
 * docs/rules.md, "Two screeners".
 */
import type { FindingResult } from "./conclude.ts";

/** Whose finding it is: of one of the two by their id, or the one that is concluded on. */
export const CONCLUDING = "";

export interface RecordedFinding {
  readonly clauseId: string;
  /** Id of the person, or CONCLUDING. */
  readonly screener: string;
  readonly result: FindingResult;
  readonly note: string;
  readonly evidence: string;
  /** Seen by who found it alone. */
  readonly noteToSelf: string;
  /** Id of who found it last; null for an operator's script. */
  readonly foundById: string | null;
}

/**
 * What a person does with an application now. `alone`: records what is concluded on. `own`: records
 * findings that nobody else sees yet. `settle`: both are done, and one finding a clause is made of the
 * two. `taken`: two others are at it.
 */
export type Phase = "alone" | "own" | "settle" | "taken";

interface Pair {
  readonly hasTwoScreeners: boolean;
  readonly clauseIds: readonly string[];
  /** On the version that is screened. */
  readonly findings: readonly RecordedFinding[];
}

/** Those who found on every clause. */
export function screenersDone({ clauseIds, findings }: Omit<Pair, "hasTwoScreeners">) {
  const found = (screener: string) =>
    new Set(findings.filter((one) => one.screener === screener).map(({ clauseId }) => clauseId));
  return screenersOf(findings).filter((screener) => {
    const clauses = found(screener);
    return clauseIds.every((id) => clauses.has(id));
  });
}

/** Those who found on a clause at all. */
export function screenersOf(findings: readonly RecordedFinding[]): readonly string[] {
  const named = findings.map(({ screener }) => screener).filter((name) => name !== CONCLUDING);
  return [...new Set(named)];
}

const PAIR = 2;

export function phaseOf(pair: Pair, person: string): Phase {
  if (!pair.hasTwoScreeners || pair.clauseIds.length === 0) return "alone";
  if (screenersDone(pair).length >= PAIR) return "settle";
  const begun = screenersOf(pair.findings);
  return begun.length < PAIR || begun.includes(person) ? "own" : "taken";
}

/** What a person may read of the findings: everything once both are done, only their own before. */
export function readableFindings(pair: Pair, person: string): readonly RecordedFinding[] {
  const phase = phaseOf(pair, person);
  const kept =
    phase === "own" || phase === "taken"
      ? pair.findings.filter(({ screener }) => screener === person)
      : pair.findings;
  return kept.map((finding) =>
    finding.foundById === person ? finding : { ...finding, noteToSelf: "" },
  );
}

/** Findings with words of others to themselves, which a person's own on the same clauses would replace. */
export function notesOfOthers(
  findings: readonly RecordedFinding[],
  { screener, clauseIds }: { readonly screener: string; readonly clauseIds: readonly string[] },
  person: string,
): readonly RecordedFinding[] {
  return findings.filter(
    (one) =>
      one.screener === screener &&
      one.noteToSelf !== "" &&
      one.foundById !== person &&
      clauseIds.includes(one.clauseId),
  );
}

type Finding = Omit<RecordedFinding, "clauseId" | "screener" | "foundById">;

/** A clause with the findings of both, once both are done. */
export interface Compared {
  readonly clauseId: string;
  readonly pair: readonly RecordedFinding[];
  readonly isDisputed: boolean;
  /** What is concluded on: what was settled, or what both found; null while they differ. */
  readonly standing: Finding | null;
}

/** Every clause, in the order given. Call it only once both are done. */
export function compareFindings({ clauseIds, findings }: Omit<Pair, "hasTwoScreeners">) {
  const done = new Set(screenersDone({ clauseIds, findings }).slice(0, PAIR));
  return clauseIds.map((clauseId): Compared => {
    const on = findings.filter((one) => one.clauseId === clauseId);
    const pair = on.filter(({ screener }) => done.has(screener));
    const settled = on.find(({ screener }) => screener === CONCLUDING) ?? null;
    const isDisputed = new Set(pair.map(({ result }) => result)).size > 1;
    return { clauseId, pair, isDisputed, standing: settled ?? (isDisputed ? null : agreed(pair)) };
  });
}

function agreed(pair: readonly RecordedFinding[]): Finding | null {
  const [first] = pair;
  if (!first) return null;
  const both = (read: (one: RecordedFinding) => string) =>
    [...new Set(pair.map(read).filter((text) => text !== ""))].join("\n");
  return {
    result: first.result,
    note: both(({ note }) => note),
    evidence: both(({ evidence }) => evidence),
    noteToSelf: "",
  };
}
