import { z } from "zod";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField, textField } from "./words.ts";

const question = z.object({
  id: rowId,
  text: nameField("Write the question"),
  passes: z.enum(["yes", "no"], "Say with which answer a city may go on"),
  explanation: textField("Say kindly why another answer ends here, and what the city can do"),
  clauseId: z
    .string()
    .max(64)
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
});

export const eligibilitySchema = z.object({
  intent: rowIntent,
  known: knownIds,
  questions: z.array(rowOr(question, "text", "explanation")).default([]),
});

/** An answer of a city; nothing of it is kept. */
export const eligibilityAnswerSchema = z.object({
  question: z.string().max(64),
  answer: z.enum(["yes", "no"], "Answer with yes or no"),
});
