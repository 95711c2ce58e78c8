/**
 * The schemas of a form, built from its questions. A draft is asked nothing but shape; what may be
 * submitted is asked question by question, by the rule that the browser tells faults by.
 */
import { z } from "zod";
import { answerFault } from "#app/domain/form/answer-fault.ts";
import { type Form, isForFiles, type Question, questionsOf } from "#app/domain/form/form.ts";
import { LONGEST_TITLE, titleFault } from "#app/domain/form/missing.ts";

/** Characters of one answer: ten times what the longest limit of words comes to. */
const LONGEST_ANSWER = 30_000;
const LONGEST_CELL = 2_000;
const LONGEST_NAME = 100;

/** A page without scripts sends line breaks as two characters: the same text is the same. */
function typed(label: string, most = LONGEST_ANSWER) {
  return z
    .string()
    .max(most, `“${label}” is longer than anything that could be submitted`)
    .transform((answer) => answer.replaceAll("\r\n", "\n"))
    .default("");
}

const chosen = z.string().max(LONGEST_NAME).default("");

/** The shape in which an answer is kept. Text stays as it was typed. */
function draftAnswer(question: Question): z.ZodType {
  const { label } = question;
  switch (question.kind) {
    case "many-choices":
      return z.array(z.string().max(LONGEST_NAME)).max(question.choices.length).default([]);
    case "money":
      return (
        z
          .object({ amount: typed(label, LONGEST_NAME), currency: chosen })
          .default({ amount: "", currency: "" })
          // A currency alone, which stands there from the beginning, is no answer.
          .transform((money) => (money.amount.trim() === "" ? "" : money))
      );
    case "table":
      return z
        .array(
          z.object(
            Object.fromEntries(
              question.columns.map(({ name }) => [name, typed(label, LONGEST_CELL)]),
            ),
          ),
        )
        .max(question.mostRows + 10, `“${label}” takes at most ${question.mostRows} rows`)
        .default([])
        .transform((rows) =>
          rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== "")),
        );
    case "one-choice":
    case "consent":
    case "country":
      return chosen;
    default:
      return typed(label);
  }
}

function byQuestion(form: Form, make: (question: Question) => z.ZodType) {
  const asked = questionsOf(form).filter((question) => !isForFiles(question));
  return z.object(Object.fromEntries(asked.map((question) => [question.name, make(question)])));
}

/** @param form of the application's category */
export function draftSchema(form: Form) {
  return z.object({
    title: z
      .string()
      .trim()
      .max(LONGEST_TITLE, `Keep the title to ${LONGEST_TITLE} characters`)
      .default(""),
    answers: byQuestion(form, draftAnswer).prefault({}),
  });
}

/** What the answers to questions that are asked must be when they are submitted. */
export function completeSchema(form: Form) {
  return z.object({
    title: z.string().superRefine((title, context) => {
      const fault = titleFault(title);
      if (fault !== null) context.addIssue(fault);
    }),
    answers: byQuestion(form, (question) =>
      draftAnswer(question).superRefine((answer, context) => {
        const fault = answerFault(question, answer);
        if (fault !== null) context.addIssue(fault);
      }),
    ),
  });
}
