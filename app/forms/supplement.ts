/** What a finalist adds, and when finalists may. */
import { z } from "zod";
import { MOST_SUPPLEMENT_CHARACTERS } from "#app/domain/round/supplement.ts";
import { dayAndTime } from "./day-and-time.ts";
import { longText } from "./round-acts.ts";

export const supplementSchema = z.object({
  version: z.coerce.number().int().min(0),
  text: longText(MOST_SUPPLEMENT_CHARACTERS),
});

export const supplementWindowSchema = z.object({ opens: dayAndTime, closes: dayAndTime });
