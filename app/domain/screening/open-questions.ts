/** The questions that a return for correction can open; the others stay as they were submitted. */
import { QUESTIONS } from "../application/questions.ts";

export interface OpenableQuestion {
  readonly name: string;
  readonly label: string;
}

export function openableQuestions(): readonly OpenableQuestion[] {
  return [
    { name: "title", label: "Title of the project" },
    ...QUESTIONS.map(({ name, label }) => ({ name, label })),
  ];
}

/** @returns what the city may change, in a sentence; empty where everything is open */
export function openedInWords(opened: readonly string[] | null): string {
  if (opened === null) return "";
  const labels = openableQuestions()
    .filter(({ name }) => opened.includes(name))
    .map(({ label }) => `“${label}”`);
  return `Open for your correction: ${labels.join(", ")}. The rest stays as you submitted it.`;
}
