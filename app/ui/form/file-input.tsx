import { describe, Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

interface FileInputProps extends FieldProps {
  /** Content types for the file picker; the server looks at the content itself. */
  readonly accept: readonly string[];
  readonly isMultiple?: boolean;
}

export function FileInput({
  name,
  label,
  hint,
  isRequired = true,
  accept,
  isMultiple = false,
}: FileInputProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} isRequired={isRequired}>
      <input
        id={field.id}
        name={name}
        type="file"
        accept={accept.join(",")}
        multiple={isMultiple}
        required={isRequired}
        {...describe(field, hint)}
      />
    </Field>
  );
}
