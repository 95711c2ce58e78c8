/** What an application still lacks before it can be submitted: a draft is asked nothing. */
import { countWords } from "./count-words.ts";
import { QUESTIONS, type Question } from "./questions.ts";

/** Characters; a title stands on a certificate. */
export const LONGEST_TITLE = 200;

export interface MissingAnswer {
  /** The field of the form on which it is mended. */
  readonly field: string;
  readonly sentence: string;
}

/** @returns what is wrong with the title, or null */
export function titleFault(title: string): string | null {
  if (title.trim() === "") return "Give the project a title";
  return title.length > LONGEST_TITLE ? `Keep the title to ${LONGEST_TITLE} characters` : null;
}

/** @returns what is wrong with an answer, or null */
export function answerFault(question: Question, answer: string): string | null {
  const { name, label, wordLimit, isRequired } = question;
  if (answer.trim() === "") return isRequired ? `“${label}” is still to be written` : null;
  const over = wordLimit === null ? 0 : countWords(answer) - wordLimit;
  if (over > 0) return `“${label}” is ${inWords(over)} over its limit of ${wordLimit}`;
  if (name === "links" && !addresses(answer).every(isAddress))
    return `Begin each address under “${label}” with https://, one a line`;
  return null;
}

function inWords(words: number): string {
  return words === 1 ? "one word" : `${words} words`;
}

function addresses(answer: string): readonly string[] {
  return answer.split(/\s*\n\s*/).filter((line) => line.trim() !== "");
}

function isAddress(line: string): boolean {
  return /^https:\/\/[^\s.]+\.\S+$/.test(line.trim());
}

interface Written {
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Everything at once, in the order of the form; empty where it can be submitted. */
export function missingAnswers({ title, answers }: Written): readonly MissingAnswer[] {
  const missing: MissingAnswer[] = [];
  const ofTitle = titleFault(title);
  if (ofTitle !== null) missing.push({ field: "title", sentence: ofTitle });
  for (const question of QUESTIONS) {
    const answer = answers[question.name];
    const sentence = answerFault(question, typeof answer === "string" ? answer : "");
    if (sentence !== null) missing.push({ field: `answers.${question.name}`, sentence });
  }
  return missing;
}
