/**
 * Two people write in one form: each answer has a version of its own, and a change made on an older
 * version of it is a clash, never an overwrite. What does not clash is kept whatever clashes beside it.
 */
import { canonicalJson } from "../kernel/canonical-json.ts";

/** What the title is called among the answers. */
export const TITLE = "title";

export interface AnswerChange {
  readonly value: unknown;
  /** The version of the answer that the change was made on. */
  readonly version: number;
}

export interface StoredAnswers {
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly versions: Readonly<Record<string, number>>;
}

export interface Merged extends StoredAnswers {
  /** Names of the answers that are now another than they were. */
  readonly changed: readonly string[];
  /** Names of those that somebody else changed in the meantime. */
  readonly clashing: readonly string[];
}

export function answerNamed({ title, answers }: StoredAnswers, name: string): unknown {
  if (name === TITLE) return title;
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

export function versionOfAnswer({ versions }: Pick<StoredAnswers, "versions">, name: string) {
  return Object.hasOwn(versions, name) ? (versions[name] ?? 0) : 0;
}

/** An answer that was never given, one that was emptied and an empty list are one and the same. */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  return canonicalJson(orEmpty(one)) === canonicalJson(orEmpty(other));
}

function orEmpty(answer: unknown): unknown {
  const isEmpty = answer === undefined || answer === "" || (isList(answer) && answer.length === 0);
  return isEmpty ? null : answer;
}

function isList(answer: unknown): answer is readonly unknown[] {
  return Array.isArray(answer);
}

export function mergeAnswers(
  stored: StoredAnswers,
  changes: Readonly<Record<string, AnswerChange>>,
): Merged {
  const changed: string[] = [];
  const clashing: string[] = [];
  const answers: Record<string, unknown> = { ...stored.answers };
  const versions: Record<string, number> = { ...stored.versions };
  let title = stored.title;
  for (const [name, { value, version }] of Object.entries(changes)) {
    // What both wrote alike is no clash.
    if (isSameAnswer(value, answerNamed(stored, name))) continue;
    const current = versionOfAnswer(stored, name);
    if (version < current) {
      clashing.push(name);
      continue;
    }
    if (name === TITLE) title = typeof value === "string" ? value : "";
    else answers[name] = value;
    versions[name] = current + 1;
    changed.push(name);
  }
  return { title, answers, versions, changed, clashing };
}
