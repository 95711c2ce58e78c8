/** What a change of the form touches, said before it is saved. What was submitted it never touches. */
import { canonicalJson } from "../kernel/canonical-json.ts";
import {
  type Answers,
  answerTo,
  type Form,
  isAskedIn,
  type Question,
  questionsOf,
} from "./form.ts";
import { isEmptyAnswer } from "./answer-fault.ts";

export interface FormChange {
  readonly added: readonly Question[];
  readonly removed: readonly Question[];
  readonly changed: readonly Question[];
}

export function formChange(before: Form, after: Form): FormChange {
  const old = new Map(questionsOf(before).map((one) => [one.name, one]));
  const next = questionsOf(after);
  const kept = new Set(next.map(({ name }) => name));
  return {
    added: next.filter(({ name }) => !old.has(name)),
    removed: [...old.values()].filter(({ name }) => !kept.has(name)),
    changed: next.filter((one) => {
      const was = old.get(one.name);
      return was !== undefined && canonicalJson(was) !== canonicalJson(one);
    }),
  };
}

export interface Draft {
  readonly categorySlug: string;
  readonly answers: Answers;
}

export interface Touched {
  /** Drafts that are asked it. */
  readonly drafts: number;
  /** Of these, those that have answered it. */
  readonly answered: number;
}

export function touchedBy(
  question: Pick<Question, "name" | "categories">,
  drafts: readonly Draft[],
): Touched {
  const asked = drafts.filter(({ categorySlug }) => isAskedIn(question, categorySlug));
  const answered = asked.filter(({ answers }) => !isEmptyAnswer(answerTo(answers, question.name)));
  return { drafts: asked.length, answered: answered.length };
}
