import { OTHER_DECIDER } from "#app/forms/round-acts.ts";
import { BY_LOT } from "#app/domain/placing/explain.ts";
import { useField } from "../form/form-state.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

interface DeciderFieldsProps {
  /** Who usually decides such a thing: "the chair", "the panel". */
  readonly usual: string;
  /** Whether chance may decide it. */
  readonly mayBeLot?: boolean;
  readonly reasonLabel?: string;
  readonly reasonHint?: string;
}

/** Who decided, and why: both are kept with the result and told with it. */
export function DeciderFields({
  usual,
  mayBeLot = false,
  reasonLabel = "The reason",
  reasonHint = "It is kept with the result, and published where it decides a placing.",
}: DeciderFieldsProps) {
  const named = useField("deciderName");
  return (
    <>
      <RadioGroup
        name="decider"
        label="Who decided"
        value={usual}
        choices={[
          { value: usual, label: capital(usual) },
          ...(mayBeLot ? [{ value: BY_LOT, label: "The lot" }] : []),
          { value: OTHER_DECIDER, label: "Somebody else, named here" },
        ]}
      />
      <TextInput
        name="deciderName"
        label="Their name"
        hint="Only where it is somebody else."
        isRequired={false}
        value={named.typed?.[0] ?? ""}
      />
      <TextArea name="reason" label={reasonLabel} hint={reasonHint} rows={3} />
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
