import { describe, Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string;
  /** Stands first and means nothing chosen yet. */
  readonly placeholder?: string;
}

export function Select({
  name,
  label,
  hint,
  isRequired = true,
  choices,
  value = "",
  placeholder = "Choose one",
}: SelectProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} isRequired={isRequired}>
      <select
        id={field.id}
        name={name}
        defaultValue={field.typed?.[0] ?? value}
        required={isRequired}
        {...describe(field, hint)}
      >
        <option value="">{placeholder}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
