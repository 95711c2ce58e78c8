/**
 * What the findings on the clauses allow the secretariat to conclude. See docs/rules.md, "Screening".
 */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type Outcome, ok, refused, refusedEach } from "../kernel/outcome.ts";

export type FindingResult = "pass" | "fail" | "unclear";
export type Conclusion = "accepted" | "returned" | "rejected";

/** One clause of the edition, and what was found on it; null where nothing was yet. */
export interface CheckedClause {
  readonly id: string;
  readonly title: string;
  readonly result: FindingResult | null;
  readonly note: string;
}

/**
 * Accepted: every clause passed. Returned: at least one failed or is unclear, each with a note that
 * tells the city what to mend. Rejected: at least one failed, each of those with a note.
 * @returns refused `findings` with a sentence for every clause that stands in the way
 */
export function mayConclude(
  conclusion: Conclusion,
  clauses: readonly CheckedClause[],
): Outcome<void> {
  const faults = FAULTS[conclusion](clauses);
  return faults.length === 0 ? ok() : refusedEach("findings", faults);
}

/** Named by the field of the page on which it is mended. */
interface Fault {
  readonly field: string;
  readonly detail: string;
}

const FAULTS: Readonly<
  Record<Conclusion, (clauses: readonly CheckedClause[]) => readonly Fault[]>
> = {
  accepted: (clauses) =>
    clauses.flatMap(({ id, title, result }) => {
      if (result === "pass") return [];
      const detail = `${title}: ${NOT_PASSED[result ?? "unchecked"]}`;
      return [{ field: `findings.${id}.result`, detail }];
    }),
  returned: (clauses) =>
    clauses.some(({ result }) => result === "fail" || result === "unclear")
      ? withoutNote(clauses, ["fail", "unclear"])
      : [whole("Only an application with a clause that failed or is unclear is returned.")],
  rejected: (clauses) =>
    clauses.some(({ result }) => result === "fail")
      ? withoutNote(clauses, ["fail"])
      : [whole("Only an application with a clause that failed is rejected.")],
};

const NOT_PASSED = {
  unchecked: "not checked yet.",
  unclear: "unclear. Decide whether it passed before you accept.",
  fail: "failed. Only an application that passes every clause is accepted.",
} as const;

function whole(detail: string): Fault {
  return { field: "", detail };
}

function withoutNote(
  clauses: readonly CheckedClause[],
  results: readonly FindingResult[],
): readonly Fault[] {
  return clauses
    .filter(({ result, note }) => result !== null && results.includes(result) && note.trim() === "")
    .map(({ id, title }) => ({
      field: `findings.${id}.note`,
      detail: `${title}: write in the note what is wrong; the city will read it.`,
    }));
}

/** The clauses that a city is told about with the conclusion. */
export function clausesToTell<Clause extends CheckedClause>(
  conclusion: Conclusion,
  clauses: readonly Clause[],
): readonly Clause[] {
  if (conclusion === "accepted") return [];
  return clauses.filter(
    ({ result }) => result === "fail" || (conclusion === "returned" && result === "unclear"),
  );
}

interface Screened {
  readonly state: ApplicationStatus;
  /** Of its return for correction. */
  readonly dueAt: Date | null;
}

/**
 * Whether an application may be checked now: once it is submitted, and again where the time for its
 * correction has passed without one.
 * @returns refused `stale-version` where it was concluded, `not-allowed` while its city corrects it
 */
export function mayScreen({ state, dueAt }: Screened, now: Date): Outcome<void> {
  if (state === "submitted") return ok();
  if (state !== "returned")
    return refused("stale-version", "This application was concluded, or has left the award.");
  if (dueAt !== null && dueAt <= now) return ok();
  return refused("not-allowed", "Its city still has time to correct this application.");
}
