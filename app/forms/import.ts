import { z } from "zod";
import { isTimeZone } from "./day-and-time.ts";
import { nameField, optionalName, optionalWhole, slugField, wholeNumber } from "./words.ts";

/** Look at it first, then confirm what was looked at. */
const intent = z.enum(["preview", "confirm"], "Send the sheet again");

export const citySheetSchema = z.object({ intent });

export const judgeSheetSchema = z.object({
  intent,
  isInvited: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});

const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];
const MOST = 100_000;

export const resultSheetSchema = z.object({
  intent,
  name: nameField("Give the edition a name"),
  slug: slugField,
  year: wholeNumber("Give the year in four figures, such as 2017", FIRST_YEAR, LAST_YEAR),
  place: optionalName,
  timeZone: z.string("Choose a time zone").refine(isTimeZone, "Choose a time zone"),
  ceremonyOn: z.iso.date("Give the day on which the winners became known"),
  applications: optionalWhole("Give how many applied, or leave it empty", 1, MOST),
  cities: optionalWhole("Give how many cities applied, or leave it empty", 1, MOST),
});
