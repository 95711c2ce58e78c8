/** Which questions are asked, by what was answered so far. */
import { type Answers, answerTo, type Form, type Question, questionsOf } from "./form.ts";

/**
 * A question waits for one before it: where that is not asked itself, neither is this.
 * @param form of the application's category
 */
export function shownQuestions(form: Form, answers: Answers): readonly Question[] {
  const shown = new Map<string, Question>();
  for (const question of questionsOf(form)) {
    const { shownIf } = question;
    const isShown =
      shownIf === null ||
      (shown.has(shownIf.question) && isChosen(answerTo(answers, shownIf.question), shownIf.value));
    if (isShown) shown.set(question.name, question);
  }
  return [...shown.values()];
}

function isChosen(answer: unknown, value: string): boolean {
  return Array.isArray(answer) ? answer.includes(value) : answer === value;
}

/** Without the answers to questions that are not asked. */
export function shownAnswers(form: Form, answers: Answers): Answers {
  const shown = shownQuestions(form, answers);
  return Object.fromEntries(
    shown.flatMap(({ name }) => {
      const answer = answerTo(answers, name);
      return answer === undefined ? [] : [[name, answer]];
    }),
  );
}

/** When a question is asked, for whom no script hides it. Empty where it always is. */
export function conditionInWords(form: Form, { shownIf }: Question): string {
  const other = shownIf && questionsOf(form).find(({ name }) => name === shownIf.question);
  if (!shownIf || !other) return "";
  if (other.kind === "consent") return `Only if you ticked “${other.label}”.`;
  const isChoice = other.kind === "one-choice" || other.kind === "many-choices";
  const choice = isChoice && other.choices.find(({ name }) => name === shownIf.value);
  return `Only if you answered “${choice ? choice.label : shownIf.value}” to “${other.label}”.`;
}
