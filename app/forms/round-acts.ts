/** What the secretariat sends about rounds: closing, reminders, recusals. */
import { z } from "zod";
import { dayAndTime } from "./day-and-time.ts";

/** Lines end alike whatever the browser sends. */
export const longText = (most: number) =>
  z
    .string("Write something here")
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most, `Keep it to ${most.toLocaleString("en-GB")} characters`));

export const shortText = (most: number) =>
  z.string().trim().max(most, `Keep it to ${most} characters`);

const optional = <S extends z.ZodType>(schema: S, fallback: string) =>
  z.preprocess((value) => value ?? fallback, schema);

/** Who decided, by one of the usual names or in words of its own. */
export const decider = {
  decider: optional(z.string().max(40), ""),
  deciderName: optional(shortText(120), ""),
  reason: longText(2_000).pipe(z.string().min(1, "Say why")),
};

export const OTHER_DECIDER = "other";

/** @returns the words that are kept; empty where nobody was named */
export function decidedBy(sent: {
  readonly decider: string;
  readonly deciderName: string;
}): string {
  return sent.decider === OTHER_DECIDER ? sent.deciderName : sent.decider;
}

/** An act that needs no words. */
export const noWordsSchema = z.object({});
export const closeAllTheSameSchema = z.object(decider);

export const reminderSchema = z.object({
  text: longText(4_000).pipe(z.string().min(1, "Write what the judges will read")),
});

/** A choice among applications and categories: "application:OC-01", "category:open". */
const asideFrom = z
  .string("Choose an application or a category")
  .max(80)
  .regex(/^(application|category):./, "Choose an application or a category")
  .transform((value) => {
    const name = value.slice(value.indexOf(":") + 1);
    return value.startsWith("category:") ? { category: name } : { ref: name };
  });

export const planReminderSchema = z.object({ remindAt: dayAndTime });

export const recusalSchema = z.object({
  judge: z.string("Choose a judge").min(1, "Choose a judge").max(64),
  from: asideFrom,
  reason: longText(2_000).pipe(z.string().min(1, "Say why, in a sentence for the record")),
});

export const liftSchema = z.object({
  judge: z.string().max(64),
  from: asideFrom,
});
