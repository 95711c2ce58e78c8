/** What the secretariat sends about panels: a judge who leaves, a split, a round's own panel. */
import { z } from "zod";
import { CARD_FATES, LEAVING_CAUSES, suggestedFate } from "#app/domain/panel/leaving-judge.ts";
import { dayAndTime } from "./day-and-time.ts";
import { decidedBy, decider } from "./round-acts.ts";
import { emailAddress } from "./sign-in.ts";
import { nameField, optionalName, wholeNumber } from "./words.ts";

/** Chosen instead of a judge of the edition. */
export const SOMEBODY_NEW = "+new";
/** What becomes of the cards as the reason suggests. */
export const AS_SUGGESTED = "suggested";

const heir = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nobody") }),
  z.object({ kind: z.literal("known"), slug: z.string() }),
  z.object({ kind: z.literal("new"), name: nameField("Give their name"), email: emailAddress }),
]);

export const leavingSchema = z
  .object({
    ...decider,
    panels: z
      .array(z.string().max(100), "Choose at least one panel")
      .min(1, "Choose at least one panel"),
    cause: z.enum(LEAVING_CAUSES, "Choose a reason"),
    cards: z.enum([AS_SUGGESTED, ...CARD_FATES], "Say what becomes of the scorecards"),
    successor: z.string().max(100).default(""),
    name: optionalName,
    email: z.string().max(320).default(""),
  })
  .transform(({ successor, name, email, cards, cause, ...sent }, ctx) => {
    const kind = successor === "" ? "nobody" : successor === SOMEBODY_NEW ? "new" : "known";
    const found = heir.safeParse({ kind, slug: successor, name, email });
    if (!found.success) {
      for (const issue of found.error.issues)
        ctx.addIssue({ code: "custom", path: issue.path, message: issue.message });
      return z.NEVER;
    }
    return {
      panels: sent.panels,
      reason: sent.reason,
      by: decidedBy(sent),
      cause,
      cards: cards === AS_SUGGESTED ? suggestedFate(cause) : cards,
      successor: found.data.kind === "nobody" ? null : found.data,
    };
  });

/** What is asked of a split before it is made: in the page's address. */
export const drawingSchema = z.object({
  each: wholeNumber("Give a whole number of judges", 1, 50),
  seed: z.string().max(64).optional(),
});

export const splitSchema = z.object({
  each: wholeNumber("Give a whole number of judges", 1, 50),
  seed: z.string().min(1).max(64),
  mark: z.string().max(64),
});

export const roundPanelSchema = z.object({
  judges: z.array(z.string().max(100)).default([]),
});

/** One card of a round, as a list names it; a ref may hold anything, so it comes last. */
export function cardName(judge: string, ref: string): string {
  return `${judge}/${ref}`;
}

export const reopenSchema = z.object({
  card: z
    .string("Choose a scorecard")
    .max(300)
    .refine((name) => name.indexOf("/") > 0, "Choose a scorecard")
    .transform((name) => {
      const at = name.indexOf("/");
      return { judge: name.slice(0, at), ref: name.slice(at + 1) };
    }),
  until: dayAndTime,
  reason: decider.reason,
});
