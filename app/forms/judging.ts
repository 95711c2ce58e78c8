import { z } from "zod";
import { NO_REMARK, REMARK_AUDIENCES } from "#app/domain/scorecard/remarks.ts";

/** Lines end alike whatever the browser sends, so that what is unchanged compares equal. */
const text = z
  .string()
  .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(4_000, "Keep it to 4,000 characters"));

/** A field that was left empty gives none. */
const points = z
  .string("Choose one number")
  .trim()
  .regex(/^\d{0,6}$/, "Choose one number of the scale")
  .transform((typed) => (typed === "" ? null : Number(typed)));

const audience = z.enum(REMARK_AUDIENCES, "Say for whom the remark is").default(NO_REMARK.audience);

const remark = z.object({ text: text.default(""), audience });

/** Those that were given, by name. */
function given<T>(all: Readonly<Record<string, T>>, isGiven: (one: T) => boolean) {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => isGiven(one)));
}

export const scorecardSchema = z
  .object({
    version: z
      .string("Load the page again")
      .regex(/^\d{1,9}$/, "Load the page again")
      .transform(Number),
    scores: z.record(z.string(), points).default({}),
    remark: text.default(""),
    remarkFor: audience,
    remarks: z.record(z.string(), remark).default({}),
  })
  .transform(({ scores, remarkFor, remarks, ...card }) => ({
    ...card,
    scores: given(scores, (one) => one !== null) as Record<string, number>,
    remarkAudience: remarkFor,
    remarks: given(remarks, (one) => one.text !== ""),
  }));

/** Stands on the page of a scorecard, and is sent with it. */
export const flagSchema = z.object({
  flag: z.object({
    reason: text.pipe(z.string().min(1, "Say in a sentence why it belongs elsewhere")),
    category: z.string().max(64).default(""),
  }),
});

export const leavingSchema = z.object({ ref: z.string().min(1).max(64), words: text.default("") });

export const steppingAsideSchema = z.object({
  isWhole: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  reason: text.pipe(z.string().min(1, "Say why, in a sentence the secretariat can keep")),
});

export const ballotSchema = z.object({
  choices: z.array(z.string().max(64)).max(100).default([]),
});
