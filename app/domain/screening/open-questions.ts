/** The questions that a return for correction can open; the others stay as they were submitted. */
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

/** @returns what the city may change, in a sentence; empty where everything is open */
export function openedInWords(form: Form, opened: readonly string[] | null): string {
  if (opened === null) return "";
  const labels = openableQuestions(form)
    .filter(({ name }) => opened.includes(name))
    .map(({ label }) => `“${label}”`);
  return `Open for your correction: ${labels.join(", ")}. The rest stays as you submitted it.`;
}
