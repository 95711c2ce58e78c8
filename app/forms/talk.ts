/** What people write to each other about an application, and what the secretariat notes for itself. */
import { z } from "zod";
import { LONGEST_MESSAGE } from "#app/domain/talk/talk.ts";

const LIMIT = LONGEST_MESSAGE.toLocaleString("en");

function lengthOf(input: unknown): string {
  return (typeof input === "string" ? input.length : 0).toLocaleString("en");
}

function words(ask: string) {
  return z
    .string(ask)
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .min(1, ask)
        .max(LONGEST_MESSAGE, {
          error: ({ input }) =>
            `Keep it to ${LIMIT} characters: these are ${lengthOf(input)}. Nothing of it was cut.`,
        }),
    );
}

export const messageSchema = z.object({ text: words("Write your message first") });

export const noteSchema = z.object({
  note: words("Write the note first"),
  seenBy: z.enum(["author", "secretariat"], "Choose who sees the note"),
});
