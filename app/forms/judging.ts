import { z } from "zod";

/** Lines end alike whatever the browser sends, so that what is unchanged compares equal. */
const text = z
  .string()
  .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(4_000, "Keep it to 4,000 characters"));

const points = z
  .string("Choose one number")
  .regex(/^\d{1,6}$/, "Choose one number of the scale")
  .transform(Number);

export const scorecardSchema = z.object({
  version: z
    .string("Load the page again")
    .regex(/^\d{1,9}$/, "Load the page again")
    .transform(Number),
  scores: z.record(z.string(), points).default({}),
  remark: text.default(""),
});

export const steppingAsideSchema = z.object({
  reason: text.pipe(z.string().min(1, "Say why, in a sentence the secretariat can keep")),
});

export const ballotSchema = z.object({
  choices: z.array(z.string().max(64)).max(100).default([]),
});
