import { describe, FieldNotes, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

interface CheckboxProps extends FieldProps {
  readonly isChecked?: boolean;
}

/** One thing to agree to. Sends "on" where it is ticked, nothing where it is not. */
export function Checkbox({
  name,
  label,
  hint,
  isRequired = false,
  isChecked = false,
}: CheckboxProps) {
  const field = useField(name);
  return (
    <div className={field.error === undefined ? "field" : "field field-wrong"}>
      <div className="choice">
        <input
          id={field.id}
          name={name}
          type="checkbox"
          defaultChecked={field.isSentBack ? field.typed !== undefined : isChecked}
          required={isRequired}
          {...describe(field, hint)}
        />
        <label htmlFor={field.id}>{label}</label>
      </div>
      <FieldNotes field={field} hint={hint} />
    </div>
  );
}
