import type { RoundRules } from "#app/domain/edition/settings.ts";
import { Checkbox } from "../form/checkbox.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

interface RoundRuleFieldsProps {
  readonly index: number;
  /** None in a new round. */
  readonly rules?: RoundRules;
}

const KINDS = [
  { value: "screening", label: "Screening: the secretariat checks each clause" },
  { value: "scorecard", label: "Scorecards: judges score each criterion" },
  { value: "ballot", label: "Ballot: judges vote for finalists" },
];

const CUTOFF_TIES = [
  { value: "extend", label: "All that are level go on" },
  { value: "break", label: "The tie-break rules decide who goes on" },
];

function shown(number: number | null | undefined): string {
  return number === null || number === undefined ? "" : `${number}`;
}

/**
 * What a round does. The fields of the other kinds are hidden by the style sheet, which sees what is
 * chosen, so they come and go without a script; what is hidden is not read.
 */
export function RoundRuleFields({ index, rules }: RoundRuleFieldsProps) {
  const name = (field: string) => `rounds.${index}.${field}`;
  const isNew = rules === undefined;
  return (
    <div className="round-rules">
      <Select
        name={name("kind")}
        label="What happens"
        choices={KINDS}
        value={rules?.kind ?? ""}
        isRequired={!isNew}
      />
      <div className="of-scorecard">
        <div className="row-fields">
          <TextInput
            name={name("minScore")}
            label="Lowest score"
            inputMode="numeric"
            value={shown(rules?.minScore ?? 1)}
          />
          <TextInput
            name={name("maxScore")}
            label="Highest score"
            inputMode="numeric"
            value={shown(rules?.maxScore ?? 10)}
          />
          <TextInput
            name={name("advance")}
            label="How many go on"
            hint="Of each category. Empty in the last round."
            inputMode="numeric"
            isRequired={false}
            value={shown(rules?.advance)}
          />
          <TextInput
            name={name("quorum")}
            label="Quorum"
            hint="How many counted scorecards an application should have."
            inputMode="numeric"
            isRequired={false}
            value={shown(rules?.quorum)}
          />
        </div>
        <TextArea
          name={name("scaleLabels")}
          label="What the scores mean"
          hint="A line each, such as 1 = lowest and 10 = highest."
          rows={3}
          isRequired={false}
          value={labelLines(rules?.scaleLabels ?? { "1": "lowest", "10": "highest" })}
        />
        <Select
          name={name("cutoffTie")}
          label="A tie at the cut-off"
          choices={CUTOFF_TIES}
          value={rules?.cutoffTie ?? "extend"}
        />
        <Checkbox
          name={name("needsRemarkAtEnds")}
          label="Judges explain the lowest and the highest score"
          hint="A scorecard is submitted only with a remark on each criterion that gets either."
          isChecked={rules?.needsRemarkAtEnds ?? false}
        />
      </div>
      <div className="of-ballot">
        <TextInput
          name={name("votes")}
          label="Votes"
          hint="For how many different finalists of a category each judge votes."
          inputMode="numeric"
          value={shown(rules?.votes ?? 2)}
        />
      </div>
    </div>
  );
}

function labelLines(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([value, label]) => `${value} = ${label}`)
    .join("\n");
}
