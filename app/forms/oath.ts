import { z } from "zod";

const LONGEST_OATH = 8_000;
const LONGEST_INTERESTS = 4_000;

/** Lines end alike whatever the browser sends, so that what is unchanged compares equal. */
function linesTo(most: number) {
  return z
    .string()
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most, `Keep it to ${most.toLocaleString("en")} characters`));
}

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** The two steps of a judge's oath, each a form of its own. */
export const oathActs = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("take"),
    accepts: z.literal("on", "Tick the box if you accept these terms"),
    /** The terms as the page showed them. */
    text: linesTo(LONGEST_OATH),
  }),
  z
    .object({
      intent: z.literal("declare"),
      interests: linesTo(LONGEST_INTERESTS).default(""),
      hasNone: ticked,
    })
    .refine(({ interests, hasNone }) => hasNone || interests !== "", {
      path: ["interests"],
      message: "Write your interests, or tick that you have none",
    })
    .refine(({ interests, hasNone }) => !hasNone || interests === "", {
      path: ["hasNone"],
      message: "Take this tick away, or the words above: they say two things",
    }),
]);

export const oathTextSchema = z.object({ text: linesTo(LONGEST_OATH).default("") });

/** What a judge says of a likely conflict. */
export const conflictAnswerSchema = z.object({
  ref: z.string("Load the page again").max(64),
  text: linesTo(LONGEST_INTERESTS).pipe(
    z.string().min(1, "Say why there is no conflict, in a sentence"),
  ),
});
