import { QUESTIONS, type QuestionName } from "#app/domain/application/questions.ts";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { AnswerClash, type ShownClash } from "./answer-clash.tsx";

/** The questions as they are written, a few at a time under what they have in common. */
const SECTIONS: readonly { readonly title: string; readonly questions: readonly QuestionName[] }[] =
  [
    { title: "The project", questions: ["summary", "problem", "context"] },
    { title: "What came of it", questions: ["done", "results"] },
    { title: "For other cities", questions: ["replication", "costs", "partners", "links"] },
  ];

/** Rows that hold an answer at its limit, without growing past a screen. */
const ROWS = 7;
const WORDS_A_ROW = 28;

interface Text {
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

interface WriteFieldsProps {
  readonly text: Text;
  /** What somebody else saved in the meantime, to be seen beside what was typed here. */
  readonly clashes: readonly ShownClash[];
  /** IANA name of the edition's zone. */
  readonly zone: string;
}

/** Every question; nothing is asked of a draft but that it can be kept. */
export function WriteFields({ text, clashes, zone }: WriteFieldsProps) {
  return (
    <>
      <TextInput
        name="title"
        label="Title of the project"
        hint="As it should stand on the certificate."
        value={text.title}
      />
      <Clash name="title" clashes={clashes} zone={zone} />
      {SECTIONS.map(({ title, questions }) => (
        <section key={title} aria-labelledby={idOf(title)} className="form-part">
          <h2 id={idOf(title)}>{title}</h2>
          {questions.map((name) => (
            <Answer key={name} name={name} text={text} clashes={clashes} zone={zone} />
          ))}
        </section>
      ))}
    </>
  );
}

function idOf(title: string): string {
  return `part-${title.toLowerCase().replaceAll(" ", "-")}`;
}

function Answer({ name, text, clashes, zone }: WriteFieldsProps & { readonly name: QuestionName }) {
  const question = QUESTIONS.find((one) => one.name === name);
  if (!question) return null;
  const { label, hint, wordLimit, isRequired } = question;
  return (
    <>
      <TextArea
        name={`answers.${name}`}
        label={label}
        hint={wordLimit === null ? hint : `${hint} Up to ${wordLimit} words.`}
        isRequired={isRequired}
        value={answerOf(text, name)}
        rows={wordLimit === null ? 3 : Math.max(ROWS, Math.ceil(wordLimit / WORDS_A_ROW))}
        {...(wordLimit === null ? {} : { wordLimit })}
      />
      <Clash name={name} clashes={clashes} zone={zone} />
    </>
  );
}

function answerOf({ answers }: Text, name: string): string {
  const answer = answers[name];
  return typeof answer === "string" ? answer : "";
}

function Clash({
  name,
  clashes,
  zone,
}: Omit<WriteFieldsProps, "text"> & { readonly name: string }) {
  const clash = clashes.find((one) => one.name === name);
  return clash ? <AnswerClash clash={clash} zone={zone} /> : null;
}
