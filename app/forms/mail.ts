/** What the secretariat sends about mails: releases, reminders, wordings. */
import { z } from "zod";
import { optionalDayAndTime } from "./day-and-time.ts";
import { longText, shortText } from "./round-acts.ts";
import { optionalWhole } from "./words.ts";

const id = z.string("Choose one").min(1).max(64);
const known = z.coerce.number().int().min(0);

/** When: at once, or at an instant that is then asked. */
const sending = {
  when: z.enum(["now", "at"], "Choose when"),
  at: optionalDayAndTime,
};

const needsInstant = ({ when, at }: { when: string; at: unknown }) => when === "now" || at !== null;
const NO_INSTANT = { message: "Give the day and the time", path: ["at"] };

export const checkSchema = z
  .object({
    ...sending,
    known,
    perMinute: optionalWhole("Give a number from 1 to 600, or leave it empty", 1, 600),
  })
  .refine(needsInstant, NO_INSTANT);

export const confirmSchema = z.object({ known });
export const oneMailSchema = z.object({ mail: id });

export const reminderSchema = z
  .object({
    ...sending,
    kind: z.enum(["draft-reminder", "correction-reminder"], "Choose whom to remind"),
  })
  .refine(needsInstant, NO_INSTANT);

export const cancelReminderSchema = z.object({ reminder: id });

/** "vi", "pt-BR": what the runtime knows as a language. */
export const languageTag = z
  .string("Give a language")
  .trim()
  .transform((typed, check) => {
    try {
      const [tag] = Intl.getCanonicalLocales(typed);
      if (tag !== undefined && typed !== "") return tag;
    } catch {
      // Said below, as for an empty one.
    }
    check.addIssue({
      code: "custom",
      message: "Give the language by its tag, such as vi, ru or pt-BR",
    });
    return z.NEVER;
  });

export const wordingSchema = z.object({
  language: languageTag,
  subject: shortText(300).pipe(z.string().min(1, "Give the mail a subject")),
  body: longText(20_000).pipe(z.string().min(1, "Write the letter")),
});

/** The application that a preview is filled in with; empty for letters that are about none. */
export const previewSchema = wordingSchema.extend({
  application: z.string().max(64).default(""),
});

export const resetSchema = z.object({ language: languageTag });
