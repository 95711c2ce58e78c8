/** What an application still lacks before it can be submitted, as sentences and as places to mend it. */
import { answerFault } from "./answer-fault.ts";
import { type Answers, answerTo, type Form, isForFiles } from "./form.ts";
import { shownQuestions } from "./shown-questions.ts";

/** Characters; a title stands on a certificate. */
export const LONGEST_TITLE = 200;

export interface MissingAnswer {
  /** The field of the form on which it is mended. */
  readonly field: string;
  readonly sentence: string;
  /** Whether it is mended where files are added. */
  readonly isFile: boolean;
}

/** @returns what is wrong with the title, or null */
export function titleFault(title: string): string | null {
  if (title.trim() === "") return "Give the project a title";
  return title.length > LONGEST_TITLE ? `Keep the title to ${LONGEST_TITLE} characters` : null;
}

interface Written {
  readonly title: string;
  readonly answers: Answers;
  /** Names of the questions that have a file. */
  readonly withFiles: ReadonlySet<string>;
}

/**
 * Everything at once, in the order of the form; empty where it can be submitted.
 * @param form of the application's category
 */
export function missingAnswers(
  form: Form,
  { title, answers, withFiles }: Written,
): readonly MissingAnswer[] {
  const missing: MissingAnswer[] = [];
  const ofTitle = titleFault(title);
  if (ofTitle !== null) missing.push({ field: "title", sentence: ofTitle, isFile: false });
  for (const question of shownQuestions(form, answers)) {
    const { name, label, isRequired } = question;
    const isFile = isForFiles(question);
    const ofFiles = isRequired && !withFiles.has(name) ? `“${label}” is still to be added` : null;
    const sentence = isFile ? ofFiles : answerFault(question, answerTo(answers, name));
    if (sentence !== null) missing.push({ field: `answers.${name}`, sentence, isFile });
  }
  return missing;
}

/** How many things have to be there now, the title included. */
export function countAsked(form: Form, answers: Answers): number {
  return 1 + shownQuestions(form, answers).filter(({ isRequired }) => isRequired).length;
}
