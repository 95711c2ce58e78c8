/** Saves what was typed into the form of an application, sent by the page or by its script. */
import { saveAnswers } from "#app/commands/save-answers.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import { answerInWords } from "#app/domain/form/read-answers.ts";
import { type AnswerChange, TITLE } from "#app/domain/application/merge-answers.ts";
import { type Outcome, ok } from "#app/domain/kernel/outcome.ts";
import { markingSchema } from "#app/forms/application.ts";
import { readForm, type TypedValues } from "#app/forms/read-form.ts";
import { isUntouched, type Marks, markOf, readMark } from "./answer-marks.ts";
import type { OwnerAccess } from "./own-application.ts";

/** What two people wrote into one answer: neither is lost, and one of them is asked. */
export interface ShownClash {
  readonly name: string;
  /** Of the form. */
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  /** Null where nobody is known. */
  readonly by: string | null;
  readonly isOwn: boolean;
  readonly at: Date | null;
}

export interface SavedTyped {
  readonly version: number;
  readonly savedAt: Date;
  /** To be sent with the next save: a clash is marked as seen. */
  readonly marks: Marks;
  readonly clashes: readonly ShownClash[];
}

interface Typed {
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Name of an answer's field in the form. */
export function fieldOf(name: string): string {
  return name === TITLE ? TITLE : `answers.${name}`;
}

/**
 * @param isPart whether only the answers came that have a mark, as a script sends them
 * @returns as saveAnswers
 */
export async function saveTyped(
  { context, own, viewer }: OwnerAccess,
  form: FormData,
  typed: Typed,
  { isPart }: { readonly isPart: boolean },
): Promise<Outcome<SavedTyped>> {
  const reading = readForm(form, markingSchema);
  const { marks, take } = reading.ok ? reading.value : { marks: {}, take: {} };
  const all: Readonly<Record<string, unknown>> = { ...typed.answers, [TITLE]: typed.title };
  const cameAlong = (name: string) =>
    isPart ? Object.hasOwn(marks, name) : isOpen(own, name) || isSent(form, name);
  const names = Object.keys(all).filter(cameAlong);
  const changes: Record<string, AnswerChange> = {};
  for (const name of names) {
    const mark = readMark(context, marks[name]);
    // Whoever takes the other's text leaves it as it is stored.
    if (take[name] === "theirs" || isUntouched(context, mark, all[name])) continue;
    changes[name] = { value: all[name], version: mark.version };
  }
  const { editionId, ref } = own.application;
  const outcome = await saveAnswers(context, { editionId, ref, changes, isAsked: false });
  if (!outcome.ok) return outcome;
  const { version, savedAt, stored } = outcome.value;
  const questions = new Map(questionsOf(own.form).map((one) => [one.name, one]));
  const inWords = (name: string, answer: unknown) => {
    const question = questions.get(name);
    if (question) return answerInWords(question, answer);
    return typeof answer === "string" ? answer : "";
  };
  const clashes = outcome.value.clashes.map(({ name, saved, by, byId, at }) => ({
    name,
    field: fieldOf(name),
    mine: inWords(name, all[name]),
    theirs: inWords(name, saved),
    by,
    isOwn: byId === viewer.userId,
    at,
  }));
  const newMarks = names.map((name) => [name, markOf(context, stored, name)] as const);
  return ok({ version, savedAt, marks: Object.fromEntries(newMarks), clashes });
}

function isOpen({ opened }: OwnerAccess["own"], name: string): boolean {
  return opened === null || opened.includes(name);
}

/** A page from before a return still has a field for what is closed now: what was typed there is answered. */
function isSent(form: FormData, name: string): boolean {
  const field = fieldOf(name);
  return [...form.keys()].some(
    (key) => key === field || key.startsWith(`${field}.`) || key.startsWith(`${field}[`),
  );
}

/** What was typed, without that for which the other's text was taken. */
export function withoutTaken(values: TypedValues): TypedValues {
  const taken = Object.entries(values)
    .filter(([key, [choice]]) => key.startsWith("take.") && choice === "theirs")
    .map(([key]) => fieldOf(key.slice("take.".length)));
  const isTaken = (key: string) =>
    key.startsWith("take.") || taken.some((field) => key === field || key.startsWith(`${field}.`));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isTaken(key)));
}
