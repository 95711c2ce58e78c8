import { QUESTIONS, type QuestionName } from "#app/domain/application/questions.ts";
import { useField } from "../form/form-state.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

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
  /** What was saved elsewhere in the meantime, to be seen beside what was typed here. */
  readonly other: Text | null;
}

/** Every question; nothing is asked of a draft but that it can be kept. */
export function WriteFields({ text, other }: WriteFieldsProps) {
  return (
    <>
      <TextInput
        name="title"
        label="Title of the project"
        hint="As it should stand on the certificate."
        value={text.title}
      />
      <Other name="title" saved={text.title} other={other?.title} />
      {SECTIONS.map(({ title, questions }) => (
        <section key={title} aria-labelledby={idOf(title)} className="form-part">
          <h2 id={idOf(title)}>{title}</h2>
          {questions.map((name) => (
            <Answer key={name} name={name} text={text} other={other} />
          ))}
        </section>
      ))}
    </>
  );
}

function idOf(title: string): string {
  return `part-${title.toLowerCase().replaceAll(" ", "-")}`;
}

function Answer({ name, text, other }: WriteFieldsProps & { readonly name: QuestionName }) {
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
      <Other
        name={`answers.${name}`}
        saved={answerOf(text, name)}
        other={other ? answerOf(other, name) : undefined}
      />
    </>
  );
}

function answerOf({ answers }: Text, name: string): string {
  const answer = answers[name];
  return typeof answer === "string" ? answer : "";
}

interface OtherProps {
  readonly name: string;
  readonly saved: string;
  readonly other: string | undefined;
}

/** Shown only where it differs from what was typed. */
function Other({ name, saved, other }: OtherProps) {
  const mine = useField(name).typed?.[0] ?? saved;
  if (other === undefined || other === mine.replaceAll("\r\n", "\n")) return null;
  return (
    <div className="other-text">
      <p className="small soft">Saved in the meantime:</p>
      {other === "" ? (
        <p className="soft">Nothing: this answer was emptied.</p>
      ) : (
        <p className="as-typed">{other}</p>
      )}
    </div>
  );
}
