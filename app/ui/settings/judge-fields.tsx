import { Checkbox } from "../form/checkbox.tsx";
import { CheckboxList } from "../form/checkbox-list.tsx";
import type { Choice } from "../form/select.tsx";
import { Select } from "../form/select.tsx";
import { TextInput } from "../form/text-input.tsx";
import { Fixed } from "./fixed.tsx";

interface JudgeFieldsProps {
  readonly countries: readonly Choice[];
  readonly panels: readonly { readonly slug: string; readonly name: string }[];
  /** None for a new judge. */
  readonly judge?: {
    readonly name: string;
    readonly title: string;
    readonly country: string | null;
    readonly email: string | null;
    readonly isChair: boolean;
    readonly acceptedAt: Date | null;
    readonly panels: readonly { readonly slug: string }[];
  };
}

export function JudgeFields({ countries, panels, judge }: JudgeFieldsProps) {
  return (
    <>
      <TextInput
        name="name"
        label="Name"
        hint="As it is to stand on the page of the panel."
        value={judge?.name ?? ""}
        autoComplete="off"
      />
      <TextInput
        name="title"
        label="Title"
        hint="Office and organisation."
        isRequired={false}
        value={judge?.title ?? ""}
        autoComplete="off"
      />
      <Select
        name="country"
        label="Country"
        choices={countries}
        isRequired={false}
        value={judge?.country ?? ""}
        placeholder="Not given"
      />
      {judge && judge.acceptedAt !== null ? (
        <Fixed label="E-mail address" reason="The judge has accepted and signs in with it.">
          {judge.email ?? "None"}
        </Fixed>
      ) : (
        <TextInput
          name="email"
          type="email"
          label="E-mail address"
          hint={
            judge
              ? "Another address gets an invitation of its own; the earlier link stops working."
              : "The invitation goes there and works for this address alone."
          }
          value={judge?.email ?? ""}
          autoComplete="off"
        />
      )}
      <CheckboxList
        name="panels"
        label="Panels"
        hint={
          judge
            ? "Taking a seat away here keeps the scorecards that were submitted from it. To have the judge replaced, or the scorecards set aside, use “leaves a panel” above."
            : "The categories that the judge judges."
        }
        choices={panels.map(({ slug, name }) => ({ value: slug, label: name }))}
        chosen={judge?.panels.map(({ slug }) => slug) ?? []}
        isRequired={judge === undefined}
      />
      <Checkbox
        name="isChair"
        label="Chairs the panels"
        hint="Decides, with a reason, what the count leaves level."
        isChecked={judge?.isChair ?? false}
      />
    </>
  );
}
