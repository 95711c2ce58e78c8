/** What a city wrote, as it is read: question by question, in the order in which they were asked. */
import { moneyOf, rowsOf } from "./answer-fault.ts";
import { type Answers, answerTo, type ChoiceKind, type Form, type Question } from "./form.ts";
import { shownQuestions } from "./shown-questions.ts";

export interface AnswerText {
  readonly name: string;
  readonly label: string;
  /** As typed; never empty. A table has a line a row. */
  readonly text: string;
  /** Whether each line is an address. */
  readonly isLinks: boolean;
  /** The rows of a table, cell by cell; null for every other answer. */
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
}

/**
 * @param form of the application's category, as it was when it was submitted
 * @param answers as stored: an imported edition may hold anything, and only what fits is shown
 */
export function readAnswers(form: Form, answers: Answers): readonly AnswerText[] {
  return shownQuestions(form, answers).flatMap((question) => {
    const { name, label, kind } = question;
    const answer = answerTo(answers, name);
    const text = answerInWords(question, answer);
    if (text === "") return [];
    const table =
      kind === "table"
        ? {
            columns: question.columns.map((column) => column.label),
            rows: rowsOf(question, answer),
          }
        : null;
    return [{ name, label, text, isLinks: kind === "link" || kind === "video", table }];
  });
}

/** Names of the questions whose answers are not for judges. */
export function hiddenFromJudges({ sections }: Form): ReadonlySet<string> {
  return new Set(
    sections
      .flatMap(({ questions }) => questions)
      .filter(({ isHiddenFromJudges }) => isHiddenFromJudges)
      .map(({ name }) => name),
  );
}

/** The answers that a reader may see, of those that were given. */
export function answersFor(
  form: Form,
  answers: Answers,
  reader: "everybody" | "judge" | "staff",
): readonly AnswerText[] {
  const names = new Set(
    form.sections
      .flatMap(({ questions }) => questions)
      .filter((question) => mayBeRead(question, reader))
      .map(({ name }) => name),
  );
  return readAnswers(form, answers).filter(({ name }) => names.has(name));
}

function mayBeRead(
  { isPublished, isHiddenFromJudges }: Question,
  reader: "everybody" | "judge" | "staff",
): boolean {
  if (reader === "everybody") return isPublished;
  return reader === "staff" || !isHiddenFromJudges;
}

/** Empty where nothing was answered, and where what is stored is no answer to this question. */
export function answerInWords(question: Question, answer: unknown): string {
  switch (question.kind) {
    case "one-choice":
      return choiceLabel(question, answer);
    case "many-choices":
      return Array.isArray(answer)
        ? answer
            .map((one: unknown) => choiceLabel(question, one))
            .filter((one) => one !== "")
            .join("\n")
        : "";
    case "number": {
      const text = textOf(answer);
      return text === "" || question.unit === "" ? text : `${text} ${question.unit}`;
    }
    case "money": {
      const { amount, currency } = moneyOf(answer);
      return amount === "" ? "" : `${amount.trim()} ${currency}`.trim();
    }
    case "table":
      return rowsOf(question, answer)
        .map((row) => row.join(", "))
        .join("\n");
    case "country":
      return countryInWords(textOf(answer));
    case "date":
      return dayInWords(textOf(answer));
    case "consent":
      return answer === "on" ? "Yes" : "";
    case "files":
    case "pictures":
      return "";
    default:
      return textOf(answer);
  }
}

function textOf(answer: unknown): string {
  return typeof answer === "string" ? answer.trim() : "";
}

function choiceLabel({ choices }: ChoiceKind, answer: unknown): string {
  return choices.find(({ name }) => name === answer)?.label ?? "";
}

function countryInWords(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
}

function dayInWords(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) return text;
  return day.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}
