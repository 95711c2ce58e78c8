import { CAUSE_WORDS, LEAVING_CAUSES } from "#app/domain/panel/leaving-judge.ts";
import { AS_SUGGESTED, SOMEBODY_NEW } from "#app/forms/panels.ts";
import { CheckboxList } from "../form/checkbox-list.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { ActForm } from "../rounds/act-form.tsx";
import { DeciderFields } from "../rounds/decider-fields.tsx";

interface LeavingFormProps {
  readonly name: string;
  readonly panels: readonly { readonly slug: string; readonly name: string }[];
  readonly heirs: readonly { readonly slug: string; readonly name: string; readonly on: string }[];
}

/** Which seats are given up and why, what becomes of the cards, and who takes the seats over. */
export function LeavingForm({ name, panels, heirs }: LeavingFormProps) {
  return (
    <ActForm scope="leave">
      <CheckboxList
        name="panels"
        label="Panels to leave"
        choices={panels.map((panel) => ({ value: panel.slug, label: panel.name }))}
        chosen={panels.map(({ slug }) => slug)}
      />
      <Select
        name="cause"
        label="Why"
        choices={LEAVING_CAUSES.map((cause) => ({ value: cause, label: CAUSE_WORDS[cause] }))}
      />
      <RadioGroup
        name="cards"
        label="The scorecards that are completed"
        value={AS_SUGGESTED}
        choices={[
          {
            value: AS_SUGGESTED,
            label: "As the reason suggests",
            hint: "Kept; set aside for misconduct, or a conflict that was not declared.",
          },
          { value: "keep", label: "Keep them: they stay counted" },
          {
            value: "set-aside",
            label: "Set them aside",
            hint: "Each is struck by a recorded decision with this reason, and stays in the record. A ballot in a round that is open is taken out too.",
          },
        ]}
      />
      <DeciderFields
        usual="the secretariat"
        reasonHint={`Kept in the record. ${name} reads it where scorecards are set aside.`}
      />
      <Select
        name="successor"
        label="Who takes the seats over"
        hint="Gets what is left to score: everything, where the scorecards are set aside."
        isRequired={false}
        placeholder="Nobody"
        choices={[
          { value: SOMEBODY_NEW, label: "Somebody new, named here" },
          ...heirs.map((heir) => ({
            value: heir.slug,
            label: heir.on === "" ? heir.name : `${heir.name} (on ${heir.on})`,
          })),
        ]}
      />
      <div className="field-row">
        <TextInput
          name="name"
          label="Name of somebody new"
          isRequired={false}
          value=""
          autoComplete="off"
        />
        <TextInput
          name="email"
          type="email"
          label="Their e-mail address"
          hint="The invitation goes there."
          isRequired={false}
          value=""
          autoComplete="off"
        />
      </div>
      <SubmitButton intent="leave" pending="Changing the panel…" look="danger">
        Take {name} off the panel
      </SubmitButton>
    </ActForm>
  );
}
