import { useField } from "../form/form-state.tsx";
import { type Choice, Select } from "../form/select.tsx";
import { TextInput } from "../form/text-input.tsx";

/** What is asked of a past edition beside its winners. */
export function PastEditionFields({ zones }: { readonly zones: readonly Choice[] }) {
  return (
    <>
      <TextInput name="name" label="Name of the edition" hint="Such as 3rd City Prize." />
      <TextInput
        name="slug"
        label="Address"
        hint="The part of its pages' address that names it, such as 2017. It stays for good."
      />
      <TextInput name="year" label="Year" inputMode="numeric" />
      <TextInput name="place" label="Place of the ceremony" isRequired={false} />
      <Select name="timeZone" label="Time zone" choices={zones} placeholder="Choose a time zone" />
      <TextInput
        name="ceremonyOn"
        label="Day of the ceremony"
        hint="The day on which the winners became known."
        type="date"
      />
      <TextInput
        name="applications"
        label="How many applied"
        inputMode="numeric"
        isRequired={false}
      />
      <TextInput
        name="cities"
        label="From how many cities"
        inputMode="numeric"
        isRequired={false}
      />
    </>
  );
}

const NAMES = [
  "name",
  "slug",
  "year",
  "place",
  "timeZone",
  "ceremonyOn",
  "applications",
  "cities",
] as const;

/** The same as it was sent, to be confirmed with the sheet. */
export function SentAgain() {
  return (
    <>
      {NAMES.map((name) => (
        <SentField key={name} name={name} />
      ))}
    </>
  );
}

function SentField({ name }: { readonly name: (typeof NAMES)[number] }) {
  return <input type="hidden" name={name} value={useField(name).typed?.[0] ?? ""} />;
}
