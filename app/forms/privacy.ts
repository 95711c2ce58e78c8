import { z } from "zod";
import { emailAddress } from "./sign-in.ts";

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
