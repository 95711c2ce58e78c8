/** What the secretariat sends about its own members stepping aside from a category. */
import { z } from "zod";
import { longText } from "./round-acts.ts";

export const staffAsideSchema = z.object({
  member: z.string("Choose somebody of the staff").min(1, "Choose somebody of the staff").max(64),
  category: z.string("Choose a category").min(1, "Choose a category").max(80),
  reason: longText(2_000).pipe(z.string().min(1, "Say why, in a sentence for the record")),
});

export const staffBackSchema = z.object({ recusal: z.string().max(64) });
