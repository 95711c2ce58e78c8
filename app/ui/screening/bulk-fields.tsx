import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { type Choice, Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

export const BULK_WORDS = {
  pass: "Mark as passed what is not checked yet",
  accept: "Accept where every clause passed",
  return: "Return for correction",
  reject: "Do not accept",
  move: "Move to another category",
  tag: "Put a tag on",
  untag: "Take a tag off",
} as const;

interface BulkFieldsProps {
  readonly zone: string;
  readonly choices: {
    readonly clauses: readonly Choice[];
    readonly categories: readonly Choice[];
  };
}

/** What to do, and what each act may have to be told. */
export function BulkFields({ zone, choices }: BulkFieldsProps) {
  return (
    <>
      <Select
        name="act"
        label="What to do"
        choices={Object.entries(BULK_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="clause"
        label="Clause"
        hint="The one that passes, or that failed."
        isRequired={false}
        placeholder="Every clause"
        choices={choices.clauses}
      />
      <TextArea
        name="note"
        label="What is wrong, or why"
        hint="For each city, where it is returned, not accepted or moved."
        rows={2}
        isRequired={false}
      />
      <DateTimeInZone name="dueAt" label="To be corrected by" zone={zone} isRequired={false} />
      <Select
        name="category"
        label="Category to move to"
        isRequired={false}
        choices={choices.categories}
      />
      <TextInput name="tag" label="Tag" isRequired={false} />
    </>
  );
}
