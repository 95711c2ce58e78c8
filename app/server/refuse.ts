/** A refusal as an answer over HTTP: one row for every code, and the typed words given back. */
import { data } from "@remix-run/node";
import type { Refusal, RefusalCode } from "#app/domain/kernel/outcome.ts";
import { type FieldError, type TypedValues, typedValues } from "#app/forms/read-form.ts";
import { notFound } from "./not-found.ts";

const STATUS: Readonly<Record<RefusalCode, 403 | 404 | 409 | 413 | 415 | 422 | 429>> = {
  "already-certified": 409,
  "already-exists": 409,
  "already-published": 409,
  "already-submitted": 409,
  "application-incomplete": 422,
  "ballot-choices": 422,
  "below-quorum": 409,
  "calibration-first": 409,
  "call-closed": 409,
  "call-not-open": 409,
  findings: 422,
  invalid: 422,
  "invitation-expired": 409,
  "last-secretariat": 409,
  "locked-by-use": 409,
  "not-a-finalist": 422,
  "not-allowed": 403,
  "not-certified": 409,
  "not-found": 404,
  "not-on-panel": 404,
  "not-ready": 409,
  "over-limit": 422,
  owed: 409,
  recused: 409,
  "round-closed": 409,
  "round-not-closed": 409,
  "round-not-open": 409,
  "score-out-of-range": 422,
  "scorecard-incomplete": 422,
  "second-factor-required": 403,
  "stale-version": 409,
  "too-large": 413,
  "too-many-attempts": 429,
  "unresolved-tie": 409,
  "wrong-address": 403,
  "wrong-type": 415,
};

export interface FormAnswer {
  readonly ok: false;
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
}

interface RefuseOptions {
  /** Names whose values never travel back to the page, such as passwords. */
  readonly secret?: readonly string[];
}

/** @throws the answer of a thing that does not exist, where that is the refusal */
export function refuse(refusal: Refusal, form: FormData, options: RefuseOptions = {}) {
  const status = STATUS[refusal.code];
  if (status === 404) throw notFound();
  const messages = refusal.details.length > 0 ? refusal.details : [refusal.code];
  const answer: FormAnswer = {
    ok: false,
    errors: messages.map((message, index) => ({
      field: refusal.fields?.[index] ?? refusal.field ?? "",
      message,
    })),
    values: typedValues(form, options.secret),
  };
  return data(answer, status);
}

/** As refuse, for a page's script. */
export function refuseToScript(refusal: Refusal, form = new FormData()): Response {
  const { data: answer, init } = refuse(refusal, form);
  return Response.json(answer, init ?? {});
}
