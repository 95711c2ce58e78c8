/** What the secretariat types into the builder of a form. */
import { z } from "zod";
import { namedLines } from "#app/domain/form/edit-form.ts";
import { linesOf } from "#app/domain/form/answer-fault.ts";
import { type KindSettings, type Question, QUESTION_KINDS } from "#app/domain/form/form.ts";
import { nameField, optionalName, optionalText, optionalWhole, wholeNumber } from "./words.ts";

const MOST_LINES = 60;
const LONGEST_LABEL = 300;

const version = z
  .string()
  .regex(/^\d{0,9}$/)
  .default("")
  .transform((typed) => (typed === "" ? null : Number(typed)));

/** Which button was pressed, and for what it carries. */
export const formActSchema = z.object({
  version,
  intent: z.string().max(100).default(""),
  section: z.string().max(100).default(""),
  form: z.string().max(120).default(""),
});

export const sectionSchema = z.object({ title: nameField("Give the section a title") });

export const newQuestionSchema = z.object({
  label: nameField("Write the question"),
  kind: z.enum(QUESTION_KINDS, "Choose what kind of answer it asks for"),
});

const asked = z.object({
  version,
  label: z
    .string("Write the question")
    .trim()
    .min(1, "Write the question")
    .max(
      LONGEST_LABEL,
      `Keep the question to ${LONGEST_LABEL} characters; more goes into its help`,
    ),
  help: optionalText,
  example: optionalText,
  isRequired: box(),
  isHiddenFromJudges: box(),
  isPublished: box(),
  scope: z.enum(["all", "listed"], "Say which categories are asked"),
  categories: z.array(z.string().max(100)).max(200).default([]),
  shownIf: z.string().max(200).default(""),
});

function box() {
  return z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on");
}

/** One a line, each once. */
function lines(ask: string, least: number) {
  return z
    .string(ask)
    .max(10_000, "These are too many words")
    .transform((typed) => linesOf(typed.replaceAll("\r\n", "\n")))
    .pipe(
      z
        .array(z.string().max(200, "Keep each line to 200 characters"))
        .min(least, ask)
        .max(MOST_LINES, `At most ${MOST_LINES} lines`)
        .refine(
          (all) => new Set(all).size === all.length,
          "Each line once: one stands there twice",
        ),
    );
}

const FIGURE = /^-?\d{1,12}(\.\d{1,6})?$/;

const optionalFigure = z
  .string()
  .trim()
  .default("")
  .refine((typed) => typed === "" || FIGURE.test(typed), "Write a figure, such as 0 or 12.5")
  .transform((typed) => (typed === "" ? null : Number(typed)));

const CURRENCIES = "Name each currency by its three letters, such as EUR, one a line";

/** The settings of a kind. @param before keeps the names of choices and columns */
function kindSchema(before: Question): z.ZodType<KindSettings> {
  const { kind } = before;
  switch (before.kind) {
    case "short-text":
    case "long-text":
      return z
        .object({
          limit: optionalWhole("Give a whole number from 1 to 5000, or leave it empty", 1, 5_000),
          unit: z.enum(["words", "characters"], "Say what is counted").default("words"),
        })
        .transform(({ limit, unit }) => ({
          kind: before.kind,
          limit: limit === null ? null : { most: limit, unit },
        }));
    case "one-choice":
    case "many-choices":
      return z
        .object({ choices: lines("Write at least two choices, one a line", 2) })
        .transform(({ choices }) => ({
          kind: before.kind,
          choices: namedLines(choices, before.choices),
        }));
    case "number":
      return z
        .object({ unitName: optionalName, min: optionalFigure, max: optionalFigure })
        .superRefine(({ min, max }, context) => {
          if (min !== null && max !== null && max < min)
            context.addIssue({
              code: "custom",
              path: ["max"],
              message: "The most cannot be less than the least",
            });
        })
        .transform(({ unitName, min, max }) => ({ kind: before.kind, unit: unitName, min, max }));
    case "money":
      return z
        .object({
          currencies: lines(CURRENCIES, 1).refine(
            (all) => all.every((one) => /^[A-Z]{3}$/.test(one)),
            CURRENCIES,
          ),
        })
        .transform(({ currencies }) => ({ kind: before.kind, currencies }));
    case "link":
      return z
        .object({ most: wholeNumber("Say how many, from 1 to 20", 1, 20) })
        .transform(({ most }) => ({ kind: before.kind, most }));
    case "table":
      return z
        .object({
          columns: lines("Name at least one column", 1).refine(
            (all) => all.length <= 8,
            "A table has at most eight columns",
          ),
          mostRows: wholeNumber("Say how many rows at most, from 1 to 100", 1, 100),
        })
        .transform(({ columns, mostRows }) => ({
          kind: before.kind,
          columns: namedLines(columns, before.columns),
          mostRows,
        }));
    case "files":
    case "pictures":
      return z
        .object({
          most: wholeNumber("Say how many, from 1 to 20", 1, 20),
          mostMegabytes: wholeNumber("Say how large each may be, from 1 to 20 MB", 1, 20),
        })
        .transform((limits) => ({ kind: before.kind, ...limits }));
    default:
      return z.unknown().transform(() => ({ kind }) as KindSettings);
  }
}

/** A question as it is to be. @param before as it is: its kind and its name stay */
export function questionSchema(before: Question) {
  return z.unknown().transform((typed, context) => {
    const common = asked.safeParse(typed);
    const settings = kindSchema(before).safeParse(typed);
    for (const { error } of [common, settings])
      for (const { path, message } of error?.issues ?? [])
        context.addIssue({ code: "custom", path, message });
    if (!common.success || !settings.success) return z.NEVER;
    const { version, scope, categories, shownIf, ...said } = common.data;
    if (scope === "listed" && categories.length === 0)
      context.addIssue({
        code: "custom",
        path: ["categories"],
        message: "Tick at least one category",
      });
    const question: Question = {
      ...said,
      ...settings.data,
      name: before.name,
      categories: scope === "all" ? null : categories,
      shownIf: conditionOf(shownIf),
    };
    return { version, question };
  });
}

/** As the select sends it: the question and the answer that it waits for. */
function conditionOf(typed: string): Question["shownIf"] {
  const [question, value] = typed.split(":");
  return question && value ? { question, value } : null;
}
