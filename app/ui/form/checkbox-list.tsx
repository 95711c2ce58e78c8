import { FieldGroup, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";
import type { Choice } from "./select.tsx";

interface CheckboxListProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Values that are ticked at first. */
  readonly chosen?: readonly string[];
}

/** Any number of several things. Sent as `name[]`, once for each that is ticked. */
export function CheckboxList({
  name,
  label,
  hint,
  isRequired = true,
  choices,
  chosen = [],
}: CheckboxListProps) {
  const field = useField(name);
  const ticked = field.isSentBack ? (field.typed ?? []) : chosen;
  return (
    <FieldGroup field={field} label={label} hint={hint} isRequired={isRequired}>
      {choices.map(({ value, label: words }, index) => {
        // The summary of errors leads to the first answer.
        const id = index === 0 ? field.id : `${field.id}-${value}`;
        return (
          <div key={value} className="choice">
            <input
              id={id}
              name={`${name}[]`}
              type="checkbox"
              value={value}
              defaultChecked={ticked.includes(value)}
            />
            <label htmlFor={id}>{words}</label>
          </div>
        );
      })}
    </FieldGroup>
  );
}
