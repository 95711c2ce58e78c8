import { z } from "zod";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { textField } from "./words.ts";

const reason = z.object({
  id: rowId,
  text: textField("Write the reason"),
  clause: z.string().default(""),
});

export const screeningRulesSchema = z.object({
  intent: rowIntent,
  hasTwoScreeners: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  known: knownIds,
  reasons: z.array(rowOr(reason, "text")).default([]),
});
