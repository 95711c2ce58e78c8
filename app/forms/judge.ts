import { z } from "zod";
import { emailAddress } from "./sign-in.ts";
import { nameField, optionalName, textField } from "./words.ts";

const words = {
  name: nameField("Give the judge's name"),
  title: optionalName,
  country: z
    .union([z.literal(""), z.string().regex(/^[A-Z]{2}$/)], "Choose a country")
    .optional()
    .transform((code) => code || null),
  isChair: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  panels: z.array(z.string()).default([]),
};

export const newJudgeSchema = z.object({
  ...words,
  email: emailAddress,
  panels: z.array(z.string(), "Choose at least one panel").min(1, "Choose at least one panel"),
});

/** Why a judge declines the invitation. */
export const decliningSchema = z.object({
  reason: textField("Say why, in a few words the secretariat can keep"),
});

/** Whoever is asked to keep an award says yes or no. */
export const noReason = z.object({ reason: z.literal("").default("") });

/** The acts on a judge's page, each a form of its own. */
export const judgeActs = z.discriminatedUnion("intent", [
  // Once the judge has accepted, the address is not asked.
  z.object({ intent: z.literal("save"), ...words, email: emailAddress.optional() }),
  z.object({ intent: z.literal("resend") }),
]);
