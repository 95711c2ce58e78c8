import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly weight: number;
}

interface CriteriaProps {
  readonly criteria: readonly Criterion[];
}

/** Empty rows that are always there, so that criteria can be added without a script. */
const SPARE = 2;

/** The criteria of a category, in their order, and room for new ones. */
export function CriteriaRows({ criteria }: CriteriaProps) {
  const spare = Array.from({ length: SPARE }, (_, index) => criteria.length + index);
  return (
    <>
      <KnownRows ids={criteria.map(({ id }) => id)} />
      {criteria.map((criterion, index) => (
        <fieldset key={criterion.id} className="card row-card">
          <legend>{criterion.name}</legend>
          <input type="hidden" name={`criteria.${index}.id`} value={criterion.id} />
          <CriterionFields index={index} criterion={criterion} />
          <RowTools index={index} of={criteria.length} name={criterion.name} />
        </fieldset>
      ))}
      {spare.map((index) => (
        <fieldset key={`new-${index}`} className="card row-card row-spare">
          <legend>New criterion</legend>
          <CriterionFields index={index} />
        </fieldset>
      ))}
    </>
  );
}

interface CriterionFieldsProps {
  readonly index: number;
  /** None in a spare row. */
  readonly criterion?: Criterion;
}

function CriterionFields({ index, criterion }: CriterionFieldsProps) {
  const name = (field: string) => `criteria.${index}.${field}`;
  const isRequired = criterion !== undefined;
  return (
    <div className="row-fields row-fields-criterion">
      <TextInput
        name={name("name")}
        label="Name"
        value={criterion?.name ?? ""}
        isRequired={isRequired}
      />
      <TextInput
        name={name("weight")}
        label="Weight"
        inputMode="numeric"
        value={`${criterion?.weight ?? 1}`}
      />
      <TextArea
        name={name("description")}
        label="Description"
        hint="What judges look at."
        rows={2}
        isRequired={false}
        value={criterion?.description ?? ""}
      />
    </div>
  );
}

/** The criteria as text, where they may not be changed. */
export function CriteriaText({ criteria }: CriteriaProps) {
  if (criteria.length === 0) return <p className="soft">There are none.</p>;
  return (
    <ol className="settings-text">
      {criteria.map(({ id, name, description, weight }) => (
        <li key={id}>
          <strong>{name}</strong>, weight {weight}
          {description !== "" && <span className="row-detail">{description}</span>}
        </li>
      ))}
    </ol>
  );
}
