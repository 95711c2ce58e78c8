/** The answers of a form as they stand in its fields, by question. */
import { putBack } from "../form/kept-words.ts";
import type { Entries } from "../form/unsaved-words.ts";

const MARKS = "marks.";

/** @returns null for a field that is no answer */
export function questionOf(field: string): string | null {
  if (field === "title") return field;
  return /^answers\.([^.[\]]+)/.exec(field)?.[1] ?? null;
}

export function hasTake(form: HTMLFormElement, name: string): boolean {
  return new FormData(form).get(`take.${name}`) === "theirs";
}

export function answersIn(form: HTMLFormElement): ReadonlyMap<string, Entries> {
  const answers = new Map<string, [string, string][]>();
  for (const control of form.elements)
    if (control instanceof HTMLInputElement && control.name.startsWith(MARKS))
      answers.set(control.name.slice(MARKS.length), []);
  for (const [field, value] of new FormData(form)) {
    const name = questionOf(field);
    if (name === null || typeof value !== "string") continue;
    answers.set(name, [...(answers.get(name) ?? []), [field, value]]);
  }
  return answers;
}

export function markIn(form: HTMLFormElement, name: string): string {
  return markField(form, name)?.value ?? "";
}

export function setMark(form: HTMLFormElement, name: string, mark: string): void {
  const field = markField(form, name);
  if (field) field.value = mark;
}

function markField(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const field = form.elements.namedItem(`${MARKS}${name}`);
  return field instanceof HTMLInputElement ? field : null;
}

/** As if they were typed, so that whatever counts words counts them. */
export function putAnswer(form: HTMLFormElement, name: string, entries: Entries): void {
  putBack(form, entries, (field) => questionOf(field) === name);
}
