/** What a city sends beside its answers: to begin, to save, to submit and to withdraw. */
import { z } from "zod";
import { LONGEST_TITLE } from "#app/domain/form/missing.ts";

/** Characters. */
const LONGEST_REPLY = 30_000;
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

const byName = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).default({});

/** What goes with the answers: the mark of each as the page was loaded, and what to do where two clash. */
export const markingSchema = z.object({
  marks: byName(z.string().max(100)),
  take: byName(z.enum(["mine", "theirs"])),
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
      ? z.string("Say what you changed").trim().min(1, "Say what you changed").max(LONGEST_REPLY)
      : z
          .string()
          .optional()
          .transform(() => ""),
  });
}

export const copySchema = z.object({
  category: z.string("Choose a category").min(1, "Choose a category"),
});

export const withdrawSchema = z.object({
  reason: z
    .string("Say why")
    .trim()
    .min(1, "Say in a sentence why the application is withdrawn")
    .max(2_000, "Keep the reason to 2,000 characters"),
});
