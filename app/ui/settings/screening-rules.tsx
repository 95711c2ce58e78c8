import { Checkbox } from "../form/checkbox.tsx";
import { type Choice, Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface ScreeningRulesProps {
  readonly rules: {
    readonly hasTwoScreeners: boolean;
    /** Something was found already: how many screen stays as it is. */
    readonly isFixed: boolean;
    readonly clauses: readonly Choice[];
    readonly reasons: readonly {
      readonly id: string;
      readonly text: string;
      /** Id of its clause; empty for every clause. */
      readonly clause: string;
    }[];
  };
}

/** Empty rows that are always there, so that reasons can be added without a script. */
const SPARE = 2;

export function ScreeningRuleFields({ rules }: ScreeningRulesProps) {
  const { hasTwoScreeners, isFixed, clauses, reasons } = rules;
  const spare = Array.from({ length: SPARE }, (_, index) => reasons.length + index);
  return (
    <>
      {isFixed ? (
        <>
          {hasTwoScreeners && <input type="hidden" name="hasTwoScreeners" value="on" />}
          <p>
            {hasTwoScreeners ? TWO : ONE} Something was found on an application already: this stays
            as it is.
          </p>
        </>
      ) : (
        <Checkbox
          name="hasTwoScreeners"
          label="Two screen each application, without seeing each other's findings"
          hint="Once both have checked every clause, what they differ in is settled on one page."
          isChecked={hasTwoScreeners}
        />
      )}
      <h2>Reasons</h2>
      <KnownRows ids={reasons.map(({ id }) => id)} />
      {reasons.map(({ id, text, clause }, index) => (
        <fieldset key={id} className="card row-card">
          <legend>Reason {index + 1}</legend>
          <input type="hidden" name={`reasons.${index}.id`} value={id} />
          <ReasonFields index={index} text={text} clause={clause} clauses={clauses} isRequired />
          <RowTools index={index} of={reasons.length} name={`reason ${index + 1}`} />
        </fieldset>
      ))}
      {spare.map((index) => (
        <fieldset key={`new-${index}`} className="card row-card row-spare">
          <legend>New reason</legend>
          <ReasonFields index={index} text="" clause="" clauses={clauses} isRequired={false} />
        </fieldset>
      ))}
    </>
  );
}

const TWO = "Two screen each application, without seeing each other's findings.";
const ONE = "One screens each application.";

interface ReasonFieldsProps {
  readonly index: number;
  readonly text: string;
  readonly clause: string;
  readonly clauses: readonly Choice[];
  readonly isRequired: boolean;
}

function ReasonFields({ index, text, clause, clauses, isRequired }: ReasonFieldsProps) {
  return (
    <>
      <TextArea
        name={`reasons.${index}.text`}
        label="Reason, as the city reads it"
        rows={2}
        value={text}
        isRequired={isRequired}
      />
      <Select
        name={`reasons.${index}.clause`}
        label="For which clause"
        isRequired={false}
        placeholder="Every clause"
        value={clause}
        choices={clauses}
      />
    </>
  );
}

/** The same as text, for who changes nothing. */
export function ScreeningRulesText({ rules }: ScreeningRulesProps) {
  return (
    <>
      <p>{rules.hasTwoScreeners ? TWO : ONE}</p>
      {rules.reasons.length === 0 && <p className="soft">There are no reasons to choose from.</p>}
      <ol className="settings-text">
        {rules.reasons.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </>
  );
}
