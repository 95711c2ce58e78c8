/**
 * Answers that were typed and did not reach the server yet, kept on this device by application and
 * person: a closed tab, an ended session or a lost line lose none of them. Signing out clears them.
 */
import { withStorage } from "./device-storage.ts";

export type Entries = readonly (readonly [name: string, value: string])[];

interface UnsavedAnswer {
  /** Of the answer as it was when the typing began. */
  readonly mark: string;
  readonly entries: Entries;
}

export interface UnsavedWords {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Sent with the whole form, and not yet known whether it arrived. */
  readonly isSent: boolean;
  /** By question. */
  readonly answers: Readonly<Record<string, UnsavedAnswer>>;
}

const PREFIX = "laurel-answers:";
const LONGEST_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

export function keyOfAnswers(application: string, person: string): string {
  return `${PREFIX}${application}:${person}`;
}

export function readUnsaved(key: string): UnsavedWords | null {
  return withStorage((storage) => {
    const kept = JSON.parse(storage.getItem(key) ?? "null") as UnsavedWords | null;
    if (typeof kept?.at !== "number" || Date.now() - kept.at > LONGEST_MILLISECONDS) return null;
    return typeof kept.answers === "object" ? kept : null;
  });
}

/** @returns false where the browser keeps nothing */
export function keepUnsaved(key: string, words: UnsavedWords): boolean {
  const isEmpty = Object.keys(words.answers).length === 0;
  return (
    withStorage((storage) => {
      if (isEmpty) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(words));
      return true;
    }) ?? false
  );
}

/** What was sent with a form that has arrived. */
export function forgetSentAnswers(): void {
  withStorage((storage) => {
    for (const key of Object.keys(storage))
      if (key.startsWith(PREFIX) && readUnsaved(key)?.isSent !== false) storage.removeItem(key);
  });
}
