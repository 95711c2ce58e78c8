import type { Question } from "#app/domain/form/form.ts";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

const UNITS = [
  { value: "words", label: "words" },
  { value: "characters", label: "characters" },
];

/** What a question of its kind is set by, beside what every question has. */
export function KindFields({ question }: { readonly question: Question }) {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return (
        <>
          <Whole
            name="limit"
            label="Longest answer"
            hint="Counted while one types. Empty: no limit."
            value={question.limit?.most ?? null}
            isRequired={false}
          />
          <Select
            name="unit"
            label="Counted in"
            choices={UNITS}
            value={question.limit?.unit ?? "words"}
          />
        </>
      );
    case "one-choice":
    case "many-choices":
      return (
        <Lines name="choices" label="Choices" of={question.choices.map(({ label }) => label)} />
      );
    case "number":
      return (
        <>
          <TextInput
            name="unitName"
            label="Unit"
            hint="Such as people, or tonnes a year."
            isRequired={false}
            value={question.unit}
          />
          <Whole name="min" label="At least" value={question.min} isRequired={false} />
          <Whole name="max" label="At most" value={question.max} isRequired={false} />
        </>
      );
    case "money":
      return (
        <Lines
          name="currencies"
          label="Currencies"
          hint="Three letters each, such as EUR; one a line."
          of={question.currencies}
        />
      );
    case "link":
      return <Whole name="most" label="How many addresses at most" value={question.most} />;
    case "table":
      return (
        <>
          <Lines name="columns" label="Columns" of={question.columns.map(({ label }) => label)} />
          <Whole name="mostRows" label="How many rows at most" value={question.mostRows} />
        </>
      );
    case "files":
    case "pictures":
      return (
        <>
          <Whole name="most" label="How many at most" value={question.most} />
          <Whole
            name="mostMegabytes"
            label="How large each, in MB"
            value={question.mostMegabytes}
          />
        </>
      );
    default:
      return null;
  }
}

interface LinesProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly of: readonly string[];
}

function Lines({ name, label, hint, of }: LinesProps) {
  return (
    <TextArea
      name={name}
      label={label}
      hint={hint ?? "One a line. One that keeps its words keeps its answers."}
      rows={Math.max(4, of.length + 1)}
      value={of.join("\n")}
    />
  );
}

interface WholeProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly isRequired?: boolean;
}

function Whole({ name, label, hint, value, isRequired = true }: WholeProps) {
  return (
    <TextInput
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode="decimal"
      isRequired={isRequired}
      value={value === null ? "" : `${value}`}
    />
  );
}
