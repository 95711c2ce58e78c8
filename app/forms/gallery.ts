import { z } from "zod";
import { countWords } from "#app/domain/application/count-words.ts";

const SUMMARY_WORDS = 12;

/** The gallery's form, with one rule for each kind of control. */
export const gallerySchema = z.object({
  project: z.string().min(1, "Give the project a name"),
  summary: z
    .string()
    .refine(
      (text) => countWords(text) <= SUMMARY_WORDS,
      `Keep the summary to ${SUMMARY_WORDS} words`,
    ),
  country: z.string().min(1, "Choose a country"),
  kind: z.enum(["city", "region"], "Say whether a city or a region applies"),
  agree: z.literal("on", "Confirm that the city agrees"),
  closes: z.object({
    date: z.iso.date("Give a day, such as 30 April 2026"),
    time: z.iso.time("Give a time, such as 18:00"),
  }),
  evidence: z.file("Add at least one file"),
  scores: z.object({ impact: z.coerce.number("Score the impact").int().min(1).max(10) }),
  choices: z.array(z.string()).length(2, "Choose exactly two finalists"),
});
