/** What the secretariat sends about results: decisions, citations, certification, publication. */
import { z } from "zod";
import { dayAndTime } from "./day-and-time.ts";
import { decider, longText, shortText } from "./round-acts.ts";

const name = z.string().max(100);
/** Ticked where the certified result is to be certified again. */
const recertifies = z
  .string()
  .optional()
  .transform((value) => value === "on");

export const orderSchema = z.object({
  ...decider,
  round: name,
  category: name,
  applications: z.array(name, "Put every application in its place").min(2).max(200),
  recertifies,
});

export const prizeSchema = z.object({
  ...decider,
  category: name,
  prize: name,
  application: name.min(1, "Choose an application"),
  reason: longText(2_000).pipe(z.string().min(1, "Write the citation")),
  recertifies,
});

export const quorumSchema = z.object({ ...decider, round: name, application: name, recertifies });

/** One card among all, as a list of them names it; a ref may hold anything, so it comes last. */
export function cardName(round: string, judge: string, application: string): string {
  return `${round}/${judge}/${application}`;
}

export const strikeSchema = z.object({
  ...decider,
  card: z
    .string()
    .max(300)
    .transform((card) => card.split("/"))
    .refine(([, , application]) => application !== undefined, "Choose a scorecard")
    .transform(([round = "", judge = "", ...application]) => ({
      round,
      judge,
      application: application.join("/"),
    })),
  recertifies,
});

export const disqualifySchema = z.object({
  application: name.min(1, "Choose an application"),
  reason: longText(2_000).pipe(z.string().min(1, "Say why, as the city will read it")),
  recertifies,
});

export const citationSchema = z.object({ application: name, text: longText(2_000) });

export const certifySchema = z.object({
  reason: z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(2_000, "Keep it to 2,000 characters")),
});

export const publicationSchema = z.object({ publishAt: dayAndTime });

export const achievementSchema = z.object({
  id: name.optional().transform((id) => (id === "" ? undefined : id)),
  entrant: name.min(1, "Choose who is honoured"),
  name: shortText(200).pipe(z.string().min(1, "Give the award a name")),
  citation: longText(2_000).pipe(z.string().min(1, "Write the citation")),
});

export const removeAchievementSchema = z.object({ id: name });
