/**
 * A page of a form carries a mark for each answer: which version of it the page was loaded with, and a
 * digest of it. A form without scripts sends every answer; by the digest those that nobody touched
 * are told from those that were changed.
 */
import {
  answerNamed,
  isSameAnswer,
  type StoredAnswers,
  versionOfAnswer,
} from "#app/domain/application/merge-answers.ts";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";
import type { Context } from "./context.ts";

interface Mark {
  readonly version: number;
  readonly digest: string;
}

/** By question; one that is named nowhere was never answered when the page was loaded. */
export type Marks = Readonly<Record<string, string>>;

export function markOf({ vault }: Pick<Context, "vault">, stored: StoredAnswers, name: string) {
  return `${versionOfAnswer(stored, name)}.${digestOf(vault, answerNamed(stored, name))}`;
}

/** @param sent whatever came; what is no mark is that of an answer never given */
export function readMark({ vault }: Pick<Context, "vault">, sent: string | undefined): Mark {
  const [, version, digest] = /^(\d{1,9})\.([0-9a-f]{64})$/.exec(sent ?? "") ?? [];
  if (version === undefined || digest === undefined)
    return { version: 0, digest: digestOf(vault, undefined) };
  return { version: Number(version), digest };
}

/** Whether an answer is still what it was when the page was loaded. */
export function isUntouched(context: Pick<Context, "vault">, mark: Mark, value: unknown): boolean {
  return digestOf(context.vault, value) === mark.digest;
}

function digestOf(vault: Context["vault"], value: unknown): string {
  return vault.digest(canonicalJson(isSameAnswer(value, undefined) ? null : value));
}
