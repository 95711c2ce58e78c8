import { z } from "zod";
import { repeatedNames } from "#app/domain/edition/settings-faults.ts";
import { knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField, wholeNumber } from "./words.ts";

const MOST = 100;

const prize = z.object({
  id: rowId,
  name: nameField("Give the prize a name"),
  count: wholeNumber(`Give a number from 1 to ${MOST}`, 1, MOST),
  by: z.enum(["rank", "panel"], "Say who decides it"),
  metal: z.enum(["gold", "silver", "mention", "plain"], "Choose how it is shown"),
});

export const prizesSchema = z.object({
  intent: rowIntent,
  known: knownIds,
  prizes: z
    .array(rowOr(prize, "name"))
    .default([])
    .superRefine((rows, check) => {
      for (const { index, name } of repeatedNames(rows.map((row) => row?.name ?? "")))
        if (name !== "")
          check.addIssue({
            code: "custom",
            path: [index, "name"],
            message: `There are two prizes called ${name}.`,
          });
    }),
});
