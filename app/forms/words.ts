/** The pieces that several forms are made of: names, texts and whole numbers, as people type them. */
import { z } from "zod";
import { optionalDayAndTime } from "./day-and-time.ts";

const LONGEST_NAME = 200;
const LONGEST_TEXT = 5_000;

/** @param ask the sentence where it is empty: "Give the category a name" */
export function nameField(ask: string) {
  return z
    .string(ask)
    .trim()
    .min(1, ask)
    .max(LONGEST_NAME, `Keep it to ${LONGEST_NAME} characters`);
}

export const optionalName = z
  .string()
  .trim()
  .max(LONGEST_NAME, `Keep it to ${LONGEST_NAME} characters`)
  .default("");

export function textField(ask: string) {
  return z
    .string(ask)
    .trim()
    .min(1, ask)
    .max(LONGEST_TEXT, `Keep it to ${LONGEST_TEXT} characters`);
}

export const optionalText = z
  .string()
  .trim()
  .max(LONGEST_TEXT, `Keep it to ${LONGEST_TEXT} characters`)
  .default("");

export const slugField = z
  .string("Give it an address")
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, figures and hyphens, such as city-prize")
  .max(60, "Keep the address to 60 characters");

/** A box: "on" where it is ticked, nothing where it is not. */
export const ticked = z
  .literal("on")
  .optional()
  .transform((sent) => sent === "on");

const WHOLE = /^\d{1,6}$/;

/** A whole number from least to most. */
export function wholeNumber(ask: string, least: number, most: number) {
  return z
    .string(ask)
    .trim()
    .regex(WHOLE, ask)
    .transform(Number)
    .pipe(z.number().min(least, ask).max(most, ask));
}

/** Null where nothing was typed. */
export function optionalWhole(ask: string, least: number, most: number) {
  return z
    .string()
    .trim()
    .optional()
    .transform((typed) => (typed === undefined || typed === "" ? null : typed))
    .pipe(wholeNumber(ask, least, most).nullable());
}

/** Undefined where the form showed the time as fixed and did not ask; null where it was left empty. */
export const sentDayAndTime = z.union(
  [z.undefined(), optionalDayAndTime],
  "Give a day and a time, or leave both empty",
);
