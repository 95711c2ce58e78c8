import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface ClausesProps {
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
}

/** Empty rows that are always there, so that clauses can be added without a script. */
const SPARE = 2;

export function ClauseRows({ clauses }: ClausesProps) {
  const spare = Array.from({ length: SPARE }, (_, index) => clauses.length + index);
  return (
    <>
      <KnownRows ids={clauses.map(({ id }) => id)} />
      {clauses.map(({ id, title, text }, index) => (
        <fieldset key={id} className="card row-card">
          <legend>{title}</legend>
          <input type="hidden" name={`clauses.${index}.id`} value={id} />
          <ClauseFields index={index} title={title} text={text} isRequired />
          <RowTools index={index} of={clauses.length} name={title} />
        </fieldset>
      ))}
      {spare.map((index) => (
        <fieldset key={`new-${index}`} className="card row-card row-spare">
          <legend>New clause</legend>
          <ClauseFields index={index} title="" text="" isRequired={false} />
        </fieldset>
      ))}
    </>
  );
}

interface ClauseFieldsProps {
  readonly index: number;
  readonly title: string;
  readonly text: string;
  readonly isRequired: boolean;
}

function ClauseFields({ index, title, text, isRequired }: ClauseFieldsProps) {
  return (
    <>
      <TextInput
        name={`clauses.${index}.title`}
        label="Title"
        value={title}
        isRequired={isRequired}
      />
      <TextArea
        name={`clauses.${index}.text`}
        label="What the applicant accepts"
        rows={3}
        value={text}
        isRequired={isRequired}
      />
    </>
  );
}

/** The clauses as text, where they may not be changed. */
export function ClausesText({ clauses }: ClausesProps) {
  if (clauses.length === 0) return <p className="soft">There are none.</p>;
  return (
    <ol className="settings-text">
      {clauses.map(({ id, title, text }) => (
        <li key={id}>
          <strong>{title}</strong>
          <span className="row-detail">{text}</span>
        </li>
      ))}
    </ol>
  );
}
