import { z } from "zod";
import { isTimeZone, optionalDayAndTime } from "./day-and-time.ts";
import {
  nameField,
  optionalName,
  optionalText,
  optionalWhole,
  sentDayAndTime,
  slugField,
  wholeNumber,
} from "./words.ts";

const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

/** Minutes. A longer one is an extension for everybody, and is set as the call's end. */
const LONGEST_GRACE = 120;

/** Of one city. */
const MOST_APPLICATIONS = 100;

/** What an edition can set at most: for one application, and for all of them together. */
const MOST_FILES = 50;
const MOST_MEGABYTES = 500;
const MOST_MEGABYTES_OF_ALL = 1_000_000;

function sentLimit(most: number) {
  const ask = `Give a number from 1 to ${most.toLocaleString("en")}, or leave it empty`;
  return optionalWhole(ask, 1, most);
}

const head = {
  name: nameField("Give the edition a name"),
  year: wholeNumber("Give the year in four figures, such as 2026", FIRST_YEAR, LAST_YEAR),
  place: optionalName,
  summary: optionalText,
};

const timeZone = z.string("Choose a time zone").refine(isTimeZone, "Choose a time zone");

export const newEditionSchema = z.object({
  ...head,
  slug: slugField,
  timeZone,
  callOpens: optionalDayAndTime,
  callCloses: optionalDayAndTime,
  from: z.enum(["wego", "last"], "Say where its rules come from"),
});

/** What the form showed as fixed it does not send. */
export const editionSchema = z.object({
  ...head,
  timeZone: timeZone.optional(),
  callOpens: sentDayAndTime,
  callCloses: sentDayAndTime,
  graceMinutes: wholeNumber(
    `Give the grace in whole minutes, from 0 to ${LONGEST_GRACE}`,
    0,
    LONGEST_GRACE,
  ).optional(),
  contactEmail: z
    .union([z.literal(""), z.email()], "Give an address such as awards@city.example, or none")
    .optional()
    .transform((address) => (address === undefined ? undefined : address || null)),
  capPerEntrant: sentLimit(MOST_APPLICATIONS),
  filesPerApplication: sentLimit(MOST_FILES),
  megabytesPerApplication: sentLimit(MOST_MEGABYTES),
  megabytesPerEdition: sentLimit(MOST_MEGABYTES_OF_ALL),
  isOneCategoryAProject: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  isRecusalOfCategory: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  ceremonyOn: z
    .union([z.literal(""), z.iso.date()], "Give a day, such as 28 June 2026, or leave it empty")
    .optional()
    .transform((day) => day || null),
});
