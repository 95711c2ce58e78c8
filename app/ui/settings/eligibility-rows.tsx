import { RadioGroup } from "../form/radio-group.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface Question {
  readonly id: string;
  readonly text: string;
  readonly passes: "yes" | "no";
  readonly explanation: string;
  readonly clauseId: string | null;
}

interface Clause {
  readonly id: string;
  readonly title: string;
}

interface EligibilityProps {
  readonly questions: readonly Question[];
  readonly clauses: readonly Clause[];
}

/** An empty row that is always there, so that a question can be added without a script. */
const SPARE = 1;

const PASSES = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

export function EligibilityRows({ questions, clauses }: EligibilityProps) {
  const spare = Array.from({ length: SPARE }, (_, index) => questions.length + index);
  return (
    <>
      <KnownRows ids={questions.map(({ id }) => id)} />
      {questions.map((question, index) => (
        <fieldset key={question.id} className="card row-card">
          <legend>{question.text}</legend>
          <input type="hidden" name={`questions.${index}.id`} value={question.id} />
          <QuestionFields index={index} question={question} clauses={clauses} />
          <RowTools index={index} of={questions.length} name={question.text} />
        </fieldset>
      ))}
      {spare.map((index) => (
        <fieldset key={`new-${index}`} className="card row-card row-spare">
          <legend>New question</legend>
          <QuestionFields index={index} clauses={clauses} />
        </fieldset>
      ))}
    </>
  );
}

interface QuestionFieldsProps extends Pick<EligibilityProps, "clauses"> {
  readonly index: number;
  readonly question?: Question;
}

function QuestionFields({ index, question, clauses }: QuestionFieldsProps) {
  const name = (field: string) => `questions.${index}.${field}`;
  const isRequired = question !== undefined;
  return (
    <>
      <TextInput
        name={name("text")}
        label="Question"
        hint="One that is answered by yes or no."
        value={question?.text ?? ""}
        isRequired={isRequired}
      />
      <RadioGroup
        name={name("passes")}
        label="A city may go on with"
        choices={PASSES}
        value={question?.passes ?? "yes"}
      />
      <TextArea
        name={name("explanation")}
        label="Said to whoever answers otherwise"
        hint="Kindly: why it ends here, and what the city can do instead."
        rows={3}
        value={question?.explanation ?? ""}
        isRequired={isRequired}
      />
      <Select
        name={name("clauseId")}
        label="The clause that decides"
        choices={clauses.map(({ id, title }) => ({ value: id, label: title }))}
        value={question?.clauseId ?? ""}
        placeholder="None"
        isRequired={false}
      />
    </>
  );
}

/** The questions as text, where they may not be changed. */
export function EligibilityText({ questions, clauses }: EligibilityProps) {
  if (questions.length === 0) return <p className="soft">Nothing is asked first.</p>;
  return (
    <ol className="settings-text">
      {questions.map(({ id, text, passes, explanation, clauseId }) => (
        <li key={id}>
          <strong>{text}</strong> Goes on with {passes}.
          <span className="row-detail">{explanation}</span>
          {clauseId !== null && (
            <span className="row-detail">
              Clause: {clauses.find((clause) => clause.id === clauseId)?.title}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
