/** What the secretariat types when it checks an application. */
import { z } from "zod";
import { optionalDayAndTime } from "./day-and-time.ts";

const LONGEST_NOTE = 4_000;
const note = z
  .string()
  .max(LONGEST_NOTE, `Keep it to ${LONGEST_NOTE.toLocaleString("en")} characters`)
  .default("");

/** By id of the clause; one that was not looked at yet has no result. */
const findings = z
  .record(
    z.string(),
    z.object({
      result: z.enum(["pass", "fail", "unclear"]).optional(),
      /** From the edition's list; it goes before what was written freely. */
      reason: note,
      note,
      evidence: note,
      noteToSelf: note,
    }),
  )
  .default({});

const submission = z.coerce.number().int().min(1);

const intents = [
  "save",
  "accepted",
  "returned",
  "rejected",
  "preview-accepted",
  "preview-returned",
  "preview-rejected",
] as const;

export const screeningSchema = z
  .object({
    intent: z.enum(intents, "Choose what to do"),
    submission,
    findings,
    reason: note,
    dueAt: optionalDayAndTime,
    opens: z.enum(["all", "named"]).default("all"),
    questions: z.array(z.string()).default([]),
  })
  .refine(
    ({ intent, opens, questions }) => {
      const isReturn = intent === "returned" || intent === "preview-returned";
      return !isReturn || opens === "all" || questions.length > 0;
    },
    { path: ["questions"], message: "Name at least one question that the city may change" },
  );

type SentFindings = z.output<typeof findings>;

interface TypedFinding {
  readonly clauseId: string;
  readonly result: "pass" | "fail" | "unclear";
  readonly note: string;
  readonly evidence: string;
  readonly noteToSelf: string;
}

/** A reason from the list stands before what was written freely, once. */
export function findingsIn(sent: SentFindings): readonly TypedFinding[] {
  return Object.entries(sent).flatMap(([clauseId, { result, reason, note, ...rest }]) => {
    if (result === undefined) return [];
    const isThere = reason === "" || note.includes(reason);
    return [{ ...rest, clauseId, result, note: isThere ? note : `${reason}\n${note}`.trim() }];
  });
}

export const appealSchema = z.object({
  submission,
  reason: z
    .string("Say why")
    .trim()
    .min(1, "Say why the rejection does not stand; the city will read it")
    .max(LONGEST_NOTE),
});

export const moveSchema = z.object({
  submission,
  category: z.string("Choose a category").min(1, "Choose a category"),
  moveReason: note,
});

export const duplicateSchema = z.object({ submission, of: z.string().trim().max(40).default("") });

export const tagSchema = z.object({ tag: z.string("Give a tag").max(LONGEST_NOTE) });

export const viewSchema = z.object({
  name: z.string("Give the view a name").max(LONGEST_NOTE),
  search: z.string().max(2_000).default(""),
});

export const removeViewSchema = z.object({ view: z.string().min(1) });

/** The forms of a page are told apart by the ref of their application. */
export const settleSchema = z.object({ form: z.string().min(1), submission, findings });
