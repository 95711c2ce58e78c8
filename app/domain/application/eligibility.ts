/**
 * The questions before an application, one after the other: the first answer that does not pass ends
 * them. See docs/rules.md, "Eligibility first".
 */
export interface EligibilityQuestion {
  readonly id: string;
  readonly text: string;
  /** The answer with which it goes on. */
  readonly passes: "yes" | "no";
  /** Said to whoever answers otherwise. */
  readonly explanation: string;
  readonly clauseId: string | null;
}

export type EligibilityStep<Question> =
  | { readonly kind: "ask"; readonly question: Question; readonly number: number }
  | { readonly kind: "stop"; readonly question: Question }
  | { readonly kind: "pass" };

/** @returns the first question, or at once that it passes where none is asked */
export function firstStep<Question extends EligibilityQuestion>(
  questions: readonly Question[],
): EligibilityStep<Question> {
  return stepAt(questions, 0);
}

/** @param id of the question answered; one that is gone meanwhile begins them again */
export function nextStep<Question extends EligibilityQuestion>(
  questions: readonly Question[],
  id: string,
  answer: "yes" | "no",
): EligibilityStep<Question> {
  const at = questions.findIndex((one) => one.id === id);
  const question = questions[at];
  if (!question) return firstStep(questions);
  return answer === question.passes ? stepAt(questions, at + 1) : { kind: "stop", question };
}

function stepAt<Question>(questions: readonly Question[], at: number): EligibilityStep<Question> {
  const question = questions[at];
  return question ? { kind: "ask", question, number: at + 1 } : { kind: "pass" };
}
