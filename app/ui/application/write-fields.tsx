import { type ReactNode, useMemo, useRef } from "react";
import { type Answers, type Form, isForFiles, type Question } from "#app/domain/form/form.ts";
import { type AnswerText, answersFor } from "#app/domain/form/read-answers.ts";
import { conditionInWords } from "#app/domain/form/shown-questions.ts";
import type { Choice } from "../form/select.tsx";
import { TextInput } from "../form/text-input.tsx";
import { AnswerClash, type ShownClash } from "./answer-clash.tsx";
import { AnswerAsText } from "./application-text.tsx";
import { QuestionField } from "./questions/question-field.tsx";
import { useShown } from "./questions/use-shown.ts";

interface WriteFieldsProps {
  /** What the category is asked. */
  readonly form: Form;
  /** Questions that may be answered anew, the others stay as they were submitted; null where all may. */
  readonly opened: readonly string[] | null;
  readonly text: { readonly title: string; readonly answers: Answers };
  readonly countries: readonly Choice[];
  /** What somebody else saved in the meantime, to be seen beside what was typed here. */
  readonly clashes: readonly ShownClash[];
  /** IANA name of the edition's zone. */
  readonly zone: string;
  /** Where files are added; null in a preview. */
  readonly filesPage: string | null;
}

/** Every question; nothing is asked of a draft but that it can be kept. */
export function WriteFields(props: WriteFieldsProps) {
  const { form, opened, text, clashes, zone } = props;
  const inside = useRef<HTMLDivElement>(null);
  const closed = useMemo(
    () => closedAnswers(form, opened, text.answers),
    [form, opened, text.answers],
  );
  const shown = useShown(form, inside, closed.kept);
  const isOpen = (name: string) => opened === null || opened.includes(name);
  const isHidden = ({ name }: Question) => shown !== null && !shown.has(name);
  return (
    <div ref={inside}>
      {isOpen("title") ? (
        <TextInput
          name="title"
          label={TITLE_LABEL}
          hint="As it should stand on the certificate."
          value={text.title}
        />
      ) : (
        <ClosedAnswer label={TITLE_LABEL}>
          <p>{text.title}</p>
        </ClosedAnswer>
      )}
      <Clash name="title" clashes={clashes} zone={zone} />
      {form.sections.map((section) => (
        <section
          key={section.id}
          aria-labelledby={`part-${section.id}`}
          className="form-part"
          hidden={section.questions.every(isHidden)}
        >
          <h2 id={`part-${section.id}`}>{section.title}</h2>
          {section.questions.map((question) => (
            <div key={question.name} hidden={isHidden(question)}>
              {shown === null && <Condition form={form} question={question} />}
              {isOpen(question.name) || isForFiles(question) ? (
                <QuestionField
                  question={question}
                  answers={text.answers}
                  countries={props.countries}
                  filesPage={props.filesPage}
                />
              ) : (
                <ClosedAnswer label={question.label}>
                  <TextOfClosed answer={closed.texts.get(question.name)} />
                </ClosedAnswer>
              )}
              <Clash name={question.name} clashes={clashes} zone={zone} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

const TITLE_LABEL = "Title of the project";

/** What stays as it was submitted: its answers, and how they read. */
function closedAnswers(form: Form, opened: readonly string[] | null, answers: Answers) {
  const isClosed = (name: string) => opened !== null && !opened.includes(name);
  return {
    kept: Object.fromEntries(Object.entries(answers).filter(([name]) => isClosed(name))),
    texts: new Map(answersFor(form, answers, "staff").map((answer) => [answer.name, answer])),
  };
}

/** No field: nothing can be typed that would not be taken. */
function ClosedAnswer({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <h3 className="label-of-closed">{label}</h3>
      <p className="hint">Stays as you submitted it.</p>
      <div className="closed-answer">{children}</div>
    </div>
  );
}

function TextOfClosed({ answer }: { readonly answer: AnswerText | undefined }) {
  return answer ? <AnswerAsText answer={answer} /> : <p className="soft">Not answered.</p>;
}

/** For whom no script hides the question. */
function Condition({ form, question }: Pick<WriteFieldsProps, "form"> & { question: Question }) {
  const words = conditionInWords(form, question);
  return words === "" ? null : <p className="small soft">{words}</p>;
}

function Clash({
  name,
  clashes,
  zone,
}: Pick<WriteFieldsProps, "clashes" | "zone"> & { readonly name: string }) {
  const clash = clashes.find((one) => one.name === name);
  return clash ? <AnswerClash clash={clash} zone={zone} /> : null;
}
