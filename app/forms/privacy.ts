import { z } from "zod";
import { DATA_CLASSES, type DataClass } from "#app/domain/privacy/retention.ts";
import { emailAddress } from "./sign-in.ts";
import { optionalWhole } from "./words.ts";

const LONGEST_NOTICE = 30_000;

/** What is accepted with a submission: the very text that was shown, by its id. */
export function acceptedNotice(noticeId: string | null) {
  const accept = z.literal("on", "Accept the notice of privacy to submit");
  return z.object({
    accepts: z.object(noticeId === null ? {} : { [noticeId]: accept }).prefault({} as never),
  });
}

export const noticeSchema = z.object({
  text: z
    .string("Write the notice")
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .min(1, "Write the notice")
        .max(LONGEST_NOTICE, `Keep it to ${LONGEST_NOTICE} characters`),
    ),
});

export const erasureSchema = z.object({
  intent: z.enum(["look", "erase"], "Look first at what would be erased"),
  email: emailAddress,
});

const LONGEST_DAYS = 36_500;

const daysKept = optionalWhole(
  "Give a number of days, or leave it empty to keep it without end",
  0,
  LONGEST_DAYS,
);

export const retentionSchema = z.object({
  days: z.object(
    Object.fromEntries(DATA_CLASSES.map((one) => [one, daysKept])) as Record<
      DataClass,
      typeof daysKept
    >,
  ),
});

export const noFields = z.object({});
