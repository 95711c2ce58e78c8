import { useRef } from "react";
import type { Answers, Form, Question } from "#app/domain/form/form.ts";
import { conditionInWords } from "#app/domain/form/shown-questions.ts";
import type { Choice } from "../form/select.tsx";
import { TextInput } from "../form/text-input.tsx";
import { AnswerClash, type ShownClash } from "./answer-clash.tsx";
import { QuestionField } from "./questions/question-field.tsx";
import { useShown } from "./questions/use-shown.ts";

interface WriteFieldsProps {
  /** What the category is asked. */
  readonly form: Form;
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
  const { form, text, clashes, zone } = props;
  const inside = useRef<HTMLDivElement>(null);
  const shown = useShown(form, inside);
  const isHidden = ({ name }: Question) => shown !== null && !shown.has(name);
  return (
    <div ref={inside}>
      <TextInput
        name="title"
        label="Title of the project"
        hint="As it should stand on the certificate."
        value={text.title}
      />
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
              <QuestionField
                question={question}
                answers={text.answers}
                countries={props.countries}
                filesPage={props.filesPage}
              />
              <Clash name={question.name} clashes={clashes} zone={zone} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
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
