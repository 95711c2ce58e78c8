/** Hides questions that another answer leaves out, while one types. Without a script all are shown. */
import { type RefObject, useEffect, useState } from "react";
import { type Answers, type Form, questionsOf } from "#app/domain/form/form.ts";
import { shownQuestions } from "#app/domain/form/shown-questions.ts";

/**
 * @param kept answers to the questions that have no field here
 * @returns names of the questions that are asked now; null before a script runs
 */
export function useShown(
  form: Form,
  inside: RefObject<HTMLElement>,
  kept: Answers,
): ReadonlySet<string> | null {
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const fields = inside.current?.closest("form");
    if (!fields) return;
    const look = () => {
      const answers = { ...decidingAnswers(form, new FormData(fields)), ...kept };
      setShown(new Set(shownQuestions(form, answers).map(({ name }) => name)));
    };
    look();
    fields.addEventListener("change", look);
    return () => fields.removeEventListener("change", look);
  }, [form, inside, kept]);
  return shown;
}

/** Of the questions that others wait for. */
function decidingAnswers(form: Form, typed: FormData): Answers {
  const deciding = new Set(questionsOf(form).map(({ shownIf }) => shownIf?.question));
  return Object.fromEntries(
    questionsOf(form)
      .filter(({ name }) => deciding.has(name))
      .map(({ kind, name }) => [
        name,
        kind === "many-choices" ? typed.getAll(`answers.${name}[]`) : typed.get(`answers.${name}`),
      ]),
  );
}
