/** What the secretariat types to give more time. */
import { z } from "zod";
import { dayAndTime } from "./day-and-time.ts";
import { longText } from "./round-acts.ts";

const given = {
  until: z.preprocess((value) => value ?? {}, dayAndTime),
  reason: longText(1_000).pipe(
    z.string().min(1, "Say why, in a sentence that the cities will read"),
  ),
};

export const extendOneSchema = z.object({
  ref: z
    .string("Give the reference of the application")
    .trim()
    .min(1, "Give the reference of the application, such as OC-01")
    .max(64, "Give the reference of the application, such as OC-01"),
  ...given,
});

const outage = {
  from: z.preprocess((value) => value ?? {}, dayAndTime),
  to: z.preprocess((value) => value ?? {}, dayAndTime),
  who: z.enum(["being-written", "at-work"], "Say whom it hit"),
};

/** In the page's address, so that the list can be read again and passed on. */
export const outageSchema = z.object(outage);

export const extendManySchema = z.object({
  ...outage,
  refs: z.array(z.string().max(64)).default([]),
  ...given,
});
