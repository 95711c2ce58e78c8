/** What is wrong with a form as it would be saved: at most one sentence a question. */
import { type Form, type Question, questionsOf } from "./form.ts";

/** Of a form; what is longer nobody fills in. */
export const MOST_QUESTIONS = 100;

export interface FormFault {
  /** Name; null for the form as a whole. */
  readonly question: string | null;
  readonly field: string;
  readonly sentence: string;
}

export function formFaults(form: Form): readonly FormFault[] {
  const questions = questionsOf(form);
  const faults: FormFault[] = [];
  if (questions.length === 0)
    faults.push({ question: null, field: "", sentence: "A form asks at least one question." });
  if (questions.length > MOST_QUESTIONS)
    faults.push({
      question: null,
      field: "",
      sentence: `A form has at most ${MOST_QUESTIONS} questions.`,
    });
  questions.forEach((question, at) => {
    const fault = conditionFault(question, questions.slice(0, at));
    if (fault !== null) faults.push({ question: question.name, field: "shownIf", sentence: fault });
  });
  return faults;
}

/** Each question that can decide whether another is asked, with the answers it waits for. */
export function decidingChoices(
  questions: readonly Question[],
): readonly { readonly question: string; readonly value: string; readonly label: string }[] {
  return questions.flatMap((question) => {
    const { name, label, kind } = question;
    if (kind === "consent") return [{ question: name, value: "on", label: `${label}: ticked` }];
    if (kind !== "one-choice" && kind !== "many-choices") return [];
    return question.choices.map((choice) => ({
      question: name,
      value: choice.name,
      label: `${label}: ${choice.label}`,
    }));
  });
}

function conditionFault(
  { label, shownIf, categories }: Question,
  before: readonly Question[],
): string | null {
  if (shownIf === null) return null;
  const isDecided = decidingChoices(before).some(
    ({ question, value }) => question === shownIf.question && value === shownIf.value,
  );
  if (!isDecided)
    return `“${label}” waits for an answer that no question before it has. Move it below, or ask it always.`;
  const deciding = before.find(({ name }) => name === shownIf.question);
  const isMet =
    !deciding?.categories ||
    (categories?.every((one) => deciding.categories?.includes(one)) ?? false);
  return isMet
    ? null
    : `“${label}” waits for “${deciding?.label ?? ""}”, which not all of its categories are asked.`;
}
