import { type Answers, answerTo, type Question } from "#app/domain/form/form.ts";
import { Checkbox } from "../../form/checkbox.tsx";
import { CheckboxList } from "../../form/checkbox-list.tsx";
import { RadioGroup } from "../../form/radio-group.tsx";
import { type Choice, Select } from "../../form/select.tsx";
import { TextArea } from "../../form/text-area.tsx";
import { TextInput } from "../../form/text-input.tsx";
import { FilesNote } from "./files-note.tsx";
import { MoneyField } from "./money-field.tsx";
import { TableField } from "./table-field.tsx";

/** Rows that hold an answer at its limit, without growing past a screen. */
const LEAST_ROWS = 4;
const MOST_ROWS = 16;
const WORDS_A_ROW = 28;
const CHARACTERS_A_WORD = 6;

interface QuestionFieldProps {
  readonly question: Question;
  readonly answers: Answers;
  /** By name; empty where no question asks for one. */
  readonly countries: readonly Choice[];
  /** Where files are added; null in a preview. */
  readonly filesPage: string | null;
}

/** One question as a city answers it. Everything here can be filled in without a script. */
export function QuestionField({ question, answers, countries, filesPage }: QuestionFieldProps) {
  const { label, isRequired } = question;
  const name = `answers.${question.name}`;
  const answer = answerTo(answers, question.name);
  const text = typeof answer === "string" ? answer : "";
  const hint = hintOf(question);
  const common = { name, label, isRequired, ...(hint === "" ? {} : { hint }) };
  switch (question.kind) {
    case "files":
    case "pictures":
      return <FilesNote question={question} hint={hint} to={filesPage} />;
    case "short-text":
      return question.limit === null ? (
        <TextInput {...common} value={text} />
      ) : (
        <TextArea {...common} value={text} rows={2} limit={question.limit} />
      );
    case "long-text":
      return (
        <TextArea
          {...common}
          value={text}
          rows={rowsFor(question)}
          limit={question.limit ?? undefined}
        />
      );
    case "link":
      return question.most === 1 ? (
        <TextInput {...common} value={text} type="url" inputMode="url" />
      ) : (
        <TextArea {...common} value={text} rows={3} />
      );
    case "one-choice":
      return <RadioGroup {...common} choices={choicesOf(question)} value={text} />;
    case "many-choices":
      return <CheckboxList {...common} choices={choicesOf(question)} chosen={listOf(answer)} />;
    case "country":
      return <Select {...common} choices={countries} value={text} />;
    case "money":
      return <MoneyField question={question} hint={hint} answer={answer} />;
    case "table":
      return <TableField question={question} hint={hint} answer={answer} />;
    case "consent":
      return <Checkbox {...common} isChecked={text === "on"} />;
    case "number":
      return <TextInput {...common} value={text} inputMode="decimal" />;
    case "date":
      return <TextInput {...common} value={text} type="date" />;
    case "video":
      return <TextInput {...common} value={text} type="url" inputMode="url" />;
    case "email":
      return <TextInput {...common} value={text} type="email" inputMode="email" />;
    case "city":
      return <TextInput {...common} value={text} />;
  }
}

function listOf(answer: unknown): readonly string[] {
  return Array.isArray(answer) ? answer.filter((one) => typeof one === "string") : [];
}

function choicesOf({ choices }: Extract<Question, { readonly choices: unknown }>) {
  return choices.map(({ name, label }) => ({ value: name, label }));
}

/** Its help, an example of an answer, and what its kind asks for. */
function hintOf(question: Question): string {
  const { help, example } = question;
  const said = [help, example === "" ? "" : `For example: ${example}`, kindHint(question)];
  return said.filter((text) => text !== "").join(" ");
}

function kindHint(question: Question): string {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return question.limit === null ? "" : `Up to ${question.limit.most} ${question.limit.unit}.`;
    case "number": {
      const { unit, min, max } = question;
      const from = [min === null ? "" : `at least ${min}`, max === null ? "" : `at most ${max}`];
      const range = from.filter((text) => text !== "").join(", ");
      return `In figures${unit === "" ? "" : `, in ${unit}`}${range === "" ? "" : `, ${range}`}.`;
    }
    case "video":
      return "The address of its page, beginning with https://.";
    case "link":
      return question.help === "" ? "Beginning with https://." : "";
    default:
      return "";
  }
}

function rowsFor({ limit }: Extract<Question, { readonly limit: unknown }>): number {
  if (limit === null) return LEAST_ROWS * 2;
  const words = limit.unit === "words" ? limit.most : limit.most / CHARACTERS_A_WORD;
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.ceil(words / WORDS_A_ROW)));
}
