/** What a city wrote, as it is read: question by question, in the order in which they are asked. */
import { QUESTIONS, type QuestionName } from "./questions.ts";

export interface Section {
  readonly name: QuestionName;
  readonly label: string;
  /** As typed; never empty. */
  readonly text: string;
}

/** @param answers as stored: an imported edition may hold anything, and only text is shown */
export function sectionsOf(answers: Readonly<Record<string, unknown>>): readonly Section[] {
  return QUESTIONS.flatMap(({ name, label }) => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const text = typeof answer === "string" ? answer.trim() : "";
    return text === "" ? [] : [{ name, label, text }];
  });
}

/** The parts of a winning application that everybody may read. */
export function publishedSectionsOf(
  answers: Readonly<Record<string, unknown>>,
): readonly Section[] {
  const published = new Set<string>(
    QUESTIONS.filter(({ isPublished }) => isPublished).map(({ name }) => name),
  );
  return sectionsOf(answers).filter(({ name }) => published.has(name));
}
