import { useState } from "react";
import { NO_REMARK, type Remark } from "#app/domain/scorecard/remarks.ts";
import { fieldId, useField } from "../form/form-state.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { TextArea } from "../form/text-area.tsx";

const READERS = [
  { value: "secretariat", label: "For the secretariat" },
  { value: "applicant", label: "For the applicant" },
];

function textName(slug: string): string {
  return `remarks.${slug}.text`;
}

/** The id of the field for a criterion's remark. */
export function remarkFieldId(slug: string): string {
  return fieldId(textName(slug));
}

export interface RemarkedCriterion {
  readonly slug: string;
  readonly name: string;
  readonly remark: Remark | null;
}

interface RemarkFieldsProps {
  readonly criteria: readonly RemarkedCriterion[];
  readonly whole: Remark;
  /** Criteria whose score must be explained, by slug, each with the score. */
  readonly asked: ReadonlyMap<string, number>;
  /** "1 or 10", where the round asks for a remark on what gets either; null where it does not. */
  readonly ends: string | null;
}

/** Remarks, after the scores: whoever makes none passes them by with one key. */
export function RemarkFields({ criteria, whole, asked, ends }: RemarkFieldsProps) {
  return (
    <section className="remarks" aria-labelledby="remarks">
      <h3 id="remarks">Remarks</h3>
      <p className="small soft">
        {ends !== null && `A criterion that gets ${ends} needs one. `}
        The secretariat reads them after the round. Those for the applicant go to them without your
        name, with the published result.
      </p>
      {criteria.map((criterion) => (
        <CriterionRemark
          key={criterion.slug}
          criterion={criterion}
          asked={asked.get(criterion.slug)}
        />
      ))}
      <TextArea
        name="remark"
        label="Remark on the whole application"
        isRequired={false}
        rows={3}
        value={whole.text}
      />
      <div className="remark-for">
        <RadioGroup
          name="remarkFor"
          label="Who reads this remark"
          choices={READERS}
          value={whole.audience}
        />
      </div>
    </section>
  );
}

interface CriterionRemarkProps {
  readonly criterion: RemarkedCriterion;
  readonly asked: number | undefined;
}

function CriterionRemark({ criterion: { slug, name, remark }, asked }: CriterionRemarkProps) {
  const { text, audience } = remark ?? NO_REMARK;
  const field = useField(textName(slug));
  const isNeeded = field.error !== undefined || asked !== undefined;
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  const [isOpen, setOpen] = useState(isNeeded || (field.typed?.[0] ?? text) !== "");
  if (isNeeded !== wasNeeded) {
    setWasNeeded(isNeeded);
    // What is open stays so: something may have been typed in it.
    setOpen(isOpen || isNeeded);
  }
  return (
    <details
      className="remark"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        Remark on {name}
        {asked !== undefined && <span className="remark-asked"> asked for: {asked}</span>}
      </summary>
      <TextArea
        name={textName(slug)}
        label={`Your remark on ${name}`}
        hint={asked === undefined ? undefined : `You gave ${asked}: say why.`}
        isRequired={asked !== undefined}
        rows={2}
        value={text}
      />
      <div className="remark-for">
        <RadioGroup
          name={`remarks.${slug}.audience`}
          label="Who reads this remark"
          choices={READERS}
          value={audience}
        />
      </div>
    </details>
  );
}
