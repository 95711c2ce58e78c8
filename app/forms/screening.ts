/** What the secretariat types when it checks an application. */
import { z } from "zod";
import { optionalDayAndTime } from "./day-and-time.ts";

const LONGEST_NOTE = 4_000;
const note = z
  .string()
  .max(LONGEST_NOTE, `Keep it to ${LONGEST_NOTE.toLocaleString("en")} characters`)
  .default("");

/** By id of the clause; one that was not looked at yet has no result. */
const findings = z
  .record(z.string(), z.object({ result: z.enum(["pass", "fail", "unclear"]).optional(), note }))
  .default({});

const submission = z.coerce.number().int().min(1);

export const screeningSchema = z.object({
  intent: z.enum(["save", "accepted", "returned", "rejected"], "Choose what to do"),
  submission,
  findings,
  reason: note,
  dueAt: optionalDayAndTime,
});

export const appealSchema = z.object({
  submission,
  reason: z
    .string("Say why")
    .trim()
    .min(1, "Say why the rejection does not stand; the city will read it")
    .max(LONGEST_NOTE),
});
