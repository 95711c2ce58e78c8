/** A command either did its work or says why not. Refusals are values; faults are thrown. */

export type RefusalCode =
  | "already-certified"
  | "already-exists"
  | "already-published"
  | "already-submitted"
  | "application-incomplete"
  | "ballot-choices"
  | "below-quorum"
  | "calibration-first"
  | "call-closed"
  | "call-not-open"
  | "findings"
  | "invalid"
  | "invitation-expired"
  | "last-secretariat"
  | "locked-by-use"
  | "not-a-finalist"
  | "not-allowed"
  | "not-certified"
  | "not-found"
  | "not-on-panel"
  | "not-ready"
  | "over-limit"
  | "owed"
  | "recused"
  | "round-closed"
  | "round-not-closed"
  | "round-not-open"
  | "score-out-of-range"
  | "scorecard-incomplete"
  | "second-factor-required"
  | "stale-version"
  | "too-large"
  | "too-many-attempts"
  | "unresolved-tie"
  | "wrong-address"
  | "wrong-type";

export interface Refusal {
  readonly code: RefusalCode;
  /** What is refused, field by field or item by item, in sentences a person can act on. */
  readonly details: readonly string[];
  /** The form's field at fault, where it is one: `slug`, `criteria.0.name`. */
  readonly field?: string;
  /** The field of each detail, where each is about one of its own. */
  readonly fields?: readonly string[];
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function ok(): Outcome<void>;
export function ok<T>(value: T): Outcome<T>;
export function ok(value?: unknown): Outcome<unknown> {
  return { ok: true, value };
}

export function refused(
  code: RefusalCode,
  ...details: readonly string[]
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, details } };
}

/** A refusal that belongs to one field of the form that asked. */
export function refusedAt(
  field: string,
  code: RefusalCode,
  ...details: readonly string[]
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, details, field } };
}

/** A refusal of several fields at once: what is wrong with each. */
export function refusedEach(
  code: RefusalCode,
  faults: readonly { readonly field: string; readonly detail: string }[],
): { readonly ok: false; readonly refusal: Refusal } {
  const details = faults.map(({ detail }) => detail);
  return { ok: false, refusal: { code, details, fields: faults.map(({ field }) => field) } };
}

export function isOutcome(value: unknown): value is Outcome<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "ok" in value &&
    (value.ok === true ? "value" in value : "refusal" in value)
  );
}
