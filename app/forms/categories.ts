import { z } from "zod";
import { repeatedNames } from "#app/domain/edition/settings-faults.ts";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField, optionalText, wholeNumber } from "./words.ts";

const HEAVIEST = 100;

const words = { name: nameField("Give the category a name"), description: optionalText };

/** The acts on the list of categories, each a form of its own. */
export const categoryActs = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), ...words }),
  z.object({ intent: z.literal("up"), category: z.string() }),
  z.object({ intent: z.literal("down"), category: z.string() }),
  z.object({ intent: z.literal("remove"), category: z.string() }),
]);

const criterion = z.object({
  id: rowId,
  name: nameField("Give the criterion a name"),
  description: optionalText,
  weight: wholeNumber(`Give a weight from 1 to ${HEAVIEST}`, 1, HEAVIEST),
});

export const categorySchema = z.object({
  intent: rowIntent,
  ...words,
  known: knownIds,
  /** Absent where they are fixed. */
  criteria: z
    .array(rowOr(criterion, "name", "description"))
    .superRefine((rows, check) => {
      for (const { index, name } of repeatedNames(rows.map((row) => row?.name ?? "")))
        if (name !== "")
          check.addIssue({
            code: "custom",
            path: [index, "name"],
            message: `There are two criteria called ${name}.`,
          });
    })
    .optional(),
});
