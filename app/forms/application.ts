/**
 * What a city types. A draft is asked nothing but shape; what may be submitted is asked question by
 * question, by the same schema in the browser, on the way on, and at the submission.
 */
import { z } from "zod";
import { answerFault, LONGEST_TITLE, titleFault } from "#app/domain/application/missing.ts";
import { type Question, QUESTIONS, type QuestionName } from "#app/domain/application/questions.ts";

/** Characters of one answer: ten times what the longest limit of words comes to. */
const LONGEST_ANSWER = 30_000;
const LONGEST_NAME = 160;

export const beginSchema = z.object({
  category: z.string("Choose a category").min(1, "Choose a category"),
  title: z
    .string("Give the project a title")
    .trim()
    .min(1, "Give the project a title")
    .max(LONGEST_TITLE, `Keep the title to ${LONGEST_TITLE} characters`),
  city: z
    .string("Say who applies")
    .trim()
    .min(1, "Give the name of the city or organisation")
    .max(LONGEST_NAME, `Keep the name to ${LONGEST_NAME} characters`),
  country: z.string("Choose a country").regex(/^[A-Z]{2}$/, "Choose a country"),
});

function draftAnswer({ label }: Question) {
  return (
    z
      .string()
      .max(LONGEST_ANSWER, `“${label}” is longer than anything that could be submitted`)
      // A page without scripts sends line breaks as two characters: the same text is the same.
      .transform((answer) => answer.replaceAll("\r\n", "\n"))
      .default("")
  );
}

function completeAnswer(question: Question) {
  return z.string().superRefine((answer, context) => {
    const fault = answerFault(question, answer);
    if (fault !== null) context.addIssue(fault);
  });
}

function byQuestion<Schema extends z.ZodType>(make: (question: Question) => Schema) {
  const entries = QUESTIONS.map((question) => [question.name, make(question)] as const);
  return z.object(Object.fromEntries(entries) as Record<QuestionName, Schema>);
}

export const draftSchema = z.object({
  title: z
    .string()
    .trim()
    .max(LONGEST_TITLE, `Keep the title to ${LONGEST_TITLE} characters`)
    .default(""),
  answers: byQuestion(draftAnswer).prefault({} as never),
});

const byName = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).default({});

/** What goes with the answers: the mark of each as the page was loaded, and what to do where two clash. */
export const markingSchema = z.object({
  marks: byName(z.string().max(100)),
  take: byName(z.enum(["mine", "theirs"])),
});

/** What an application must be when it is submitted. */
export const completeSchema = z.object({
  title: z.string().superRefine((title, context) => {
    const fault = titleFault(title);
    if (fault !== null) context.addIssue(fault);
  }),
  answers: byQuestion(completeAnswer),
});

export interface AskedClause {
  readonly id: string;
  readonly title: string;
}

/** Each clause is accepted by itself; a correction says what was changed. */
export function submitSchema(clauses: readonly AskedClause[], isCorrection: boolean) {
  const boxes = clauses.map(
    ({ id, title }) => [id, z.literal("on", `Accept “${title}” to submit`)] as const,
  );
  return z.object({
    version: z.coerce.number().int().min(0),
    /** When the page was opened, as the server marked it. */
    opened: z.string().max(400).default(""),
    clauses: z.object(Object.fromEntries(boxes)).prefault({} as never),
    reply: isCorrection
      ? z.string("Say what you changed").trim().min(1, "Say what you changed").max(LONGEST_ANSWER)
      : z
          .string()
          .optional()
          .transform(() => ""),
  });
}

export const withdrawSchema = z.object({
  reason: z
    .string("Say why")
    .trim()
    .min(1, "Say in a sentence why the application is withdrawn")
    .max(2_000, "Keep the reason to 2,000 characters"),
});
