import { z } from "zod";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField } from "./words.ts";

/** An application's answers together are about as long. */
const LONGEST = 20_000;

const sample = z.object({
  id: rowId,
  kind: z.enum(["practice", "calibration"], "Say what it is for"),
  title: nameField("Give it a title, as an application has one"),
  text: z
    .string("Write what judges read")
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, "Write what judges read").max(LONGEST, "Keep it to 20,000 characters")),
});

export const samplesSchema = z.object({
  intent: rowIntent,
  known: knownIds,
  samples: z.array(rowOr(sample, "title", "text")).default([]),
});
