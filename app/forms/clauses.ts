import { z } from "zod";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField, textField } from "./words.ts";

const clause = z.object({
  id: rowId,
  title: nameField("Give the clause a title"),
  text: textField("Say what the applicant accepts"),
});

export const clausesSchema = z.object({
  intent: rowIntent,
  known: knownIds,
  clauses: z.array(rowOr(clause, "title", "text")).default([]),
});
