/** What an answer must be to be submitted, kind by kind: one rule for the browser and the server. */
import { countWords } from "../application/count-words.ts";
import type { ChoiceKind, MoneyKind, NumberKind, Question, TableKind, TextLimit } from "./form.ts";

type OfKind<Kind> = Extract<Question, { readonly kind: Kind }>;

/** Characters of one line; what is longer is a long text. */
export const LONGEST_LINE = 400;
const NUMBER = /^-?(\d+|\d{1,3}([ ,]\d{3})+)(\.\d{1,6})?$/;
const AMOUNT = /^(\d+|\d{1,3}([ ,]\d{3})+)(\.\d{1,2})?$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const ADDRESS = /^https:\/\/[^\s./]+(\.[^\s./]+)+(\/\S*)?$/;

export function isEmptyAnswer(answer: unknown): boolean {
  if (typeof answer === "string") return answer.trim() === "";
  if (Array.isArray(answer)) return answer.length === 0;
  return answer === undefined || answer === null;
}

/** @returns what is wrong with an answer, in a sentence that names its question, or null */
export function answerFault(question: Question, answer: unknown): string | null {
  const { label, isRequired } = question;
  if (question.kind === "files" || question.kind === "pictures") return null;
  if (isEmptyAnswer(answer)) return isRequired ? emptyFault(question) : null;
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return ofText(label, answer, (text) => textFault(question, text));
    case "one-choice":
    case "many-choices":
      return choiceFault(question, answer);
    case "number":
      return ofText(label, answer, (text) => numberFault(question, text));
    case "money":
      return moneyFault(question, answer);
    case "date":
      return ofText(label, answer, (text) => (isDay(text) ? null : `Give “${label}” as a day`));
    case "link":
      return ofText(label, answer, (text) => linksFault(question, text));
    case "video":
      return ofText(label, answer, (text) =>
        ADDRESS.test(text.trim())
          ? null
          : `Begin the address under “${label}” with https://, and give one video alone`,
      );
    case "email":
      return ofText(label, answer, (text) =>
        EMAIL.test(text.trim()) ? null : `Write “${label}” as an e-mail address, name@example.org`,
      );
    case "country":
      return ofText(label, answer, (text) =>
        /^[A-Z]{2}$/.test(text) ? null : `Choose a country for “${label}”`,
      );
    case "city":
      return ofText(label, answer, (text) => lineFault(label, text));
    case "table":
      return tableFault(question, answer);
    case "consent":
      return answer === "on" ? null : `Tick “${label}”, or leave it`;
  }
}

function emptyFault({ kind, label }: Question): string {
  if (kind === "consent") return `“${label}” is still to be ticked`;
  const isChosen = kind === "one-choice" || kind === "many-choices" || kind === "country";
  return isChosen ? `“${label}” is still to be chosen` : `“${label}” is still to be written`;
}

function ofText(label: string, answer: unknown, fault: (text: string) => string | null) {
  return typeof answer === "string" ? fault(answer) : `Write “${label}” anew`;
}

function textFault({ kind, label, limit }: OfKind<"short-text" | "long-text">, text: string) {
  if (kind === "short-text" && limit === null) return lineFault(label, text);
  if (kind === "short-text" && text.includes("\n")) return `Keep “${label}” to one line`;
  const over = limit === null ? 0 : sizeOf(text, limit) - limit.most;
  return limit !== null && over > 0
    ? `“${label}” is ${inWords(over, limit)} over its limit of ${limit.most}${limit.unit === "words" ? "" : " characters"}`
    : null;
}

/** Characters are counted as a reader does: a letter with its accent is one. */
export function sizeOf(text: string, { unit }: TextLimit): number {
  return unit === "words" ? countWords(text) : [...text.normalize("NFC").trim()].length;
}

function inWords(over: number, { unit }: TextLimit): string {
  const one = unit === "words" ? "word" : "character";
  return over === 1 ? `one ${one}` : `${over} ${one}s`;
}

function lineFault(label: string, text: string): string | null {
  if (text.includes("\n")) return `Keep “${label}” to one line`;
  return text.length > LONGEST_LINE ? `Keep “${label}” to ${LONGEST_LINE} characters` : null;
}

function choiceFault({ kind, label, choices }: Question & ChoiceKind, answer: unknown) {
  const known = new Set(choices.map(({ name }) => name));
  const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const isKnown = chosen.every((one) => typeof one === "string" && known.has(one));
  const isOne = kind === "many-choices" || !Array.isArray(answer);
  return isKnown && isOne ? null : `Choose anew under “${label}”`;
}

function numberFault({ label, min, max, unit }: Question & NumberKind, text: string) {
  const typed = text.trim();
  if (!NUMBER.test(typed)) return `Write “${label}” in figures, as in 1200 or 3.5`;
  const value = Number(typed.replaceAll(/[ ,]/g, ""));
  const of = unit === "" ? "" : ` ${unit}`;
  if (min !== null && value < min) return `“${label}” is at least ${min}${of}`;
  if (max !== null && value > max) return `“${label}” is at most ${max}${of}`;
  return null;
}

function moneyFault({ label, currencies }: Question & MoneyKind, answer: unknown) {
  const { amount, currency } = moneyOf(answer);
  if (!AMOUNT.test(amount.trim()))
    return `Write the amount of “${label}” in figures, as in 12000 or 12000.50`;
  return currencies.includes(currency) ? null : `Choose the currency of “${label}”`;
}

/** Parts that are not there are empty. */
export function moneyOf(answer: unknown): { readonly amount: string; readonly currency: string } {
  const parts: Readonly<Record<string, unknown>> =
    typeof answer === "object" && answer !== null ? { ...answer } : {};
  const { amount, currency } = parts;
  return {
    amount: typeof amount === "string" ? amount : "",
    currency: typeof currency === "string" ? currency : "",
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function linksFault({ label, most }: OfKind<"link">, text: string): string | null {
  const links = linesOf(text);
  if (!links.every((line) => ADDRESS.test(line)))
    return most === 1
      ? `Begin the address under “${label}” with https://`
      : `Begin each address under “${label}” with https://, one a line`;
  return links.length > most ? `Give at most ${most} addresses under “${label}”` : null;
}

/** Of a stored answer, cell by cell; what is none is empty. */
export function rowsOf({ columns }: Pick<TableKind, "columns">, answer: unknown) {
  if (!Array.isArray(answer)) return [];
  return answer.map((row: unknown) => {
    const cells: Readonly<Record<string, unknown>> =
      typeof row === "object" && row !== null ? { ...row } : {};
    return columns.map(({ name }) => {
      const cell = Object.hasOwn(cells, name) ? cells[name] : "";
      return typeof cell === "string" ? cell : "";
    });
  });
}

function tableFault(question: Question & TableKind, answer: unknown): string | null {
  const { label, mostRows, columns } = question;
  if (!Array.isArray(answer)) return `Write “${label}” anew`;
  if (answer.length > mostRows) return `“${label}” takes at most ${mostRows} rows`;
  for (const [index, row] of rowsOf(question, answer).entries()) {
    const empty = columns.find((_, at) => row[at]?.trim() === "");
    if (empty) return `Row ${index + 1} of “${label}” lacks “${empty.label}”`;
  }
  return null;
}
