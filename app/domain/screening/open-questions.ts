/** The questions that a return for correction can open; the others stay as they were submitted. */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type Form, isForFiles, questionsOf } from "../form/form.ts";

export interface OpenableQuestion {
  readonly name: string;
  readonly label: string;
}

/** Files have no answer to keep closed. @param form of the application's category */
export function openableQuestions(form: Form): readonly OpenableQuestion[] {
  return [
    { name: "title", label: "Title of the project" },
    ...questionsOf(form)
      .filter((question) => !isForFiles(question))
      .map(({ name, label }) => ({ name, label })),
  ];
}

/**
 * The questions of a return with those that wait for one of them: a correction may be what asks them.
 * @param form of the application's category
 */
export function withWaiting(form: Form, named: readonly string[]): readonly string[] {
  const opened = new Set(named);
  // A question waits for one before it: once through the form finds them all.
  for (const { name, shownIf } of questionsOf(form))
    if (shownIf !== null && opened.has(shownIf.question)) opened.add(name);
  return [...opened];
}

/** @returns names of the questions that a city may answer anew; null where everything is open */
export function openedTo(
  state: ApplicationStatus,
  lastScreening: { readonly openQuestions: readonly string[] | null } | null,
): readonly string[] | null {
  return state === "returned" ? (lastScreening?.openQuestions ?? null) : null;
}

/** @returns what the city may change, in a sentence; empty where everything is open */
export function openedInWords(form: Form, opened: readonly string[] | null): string {
  if (opened === null) return "";
  const labels = openableQuestions(form)
    .filter(({ name }) => opened.includes(name))
    .map(({ label }) => `“${label}”`);
  return `Open for your correction: ${labels.join(", ")}. The rest stays as you submitted it.`;
}
