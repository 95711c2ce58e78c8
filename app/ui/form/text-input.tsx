import type { InputHTMLAttributes } from "react";
import { describe, Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

interface TextInputProps extends FieldProps {
  readonly type?: "text" | "email" | "url" | "tel" | "password" | "number" | "date";
  readonly value?: string;
  readonly autoComplete?: string;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
}

export function TextInput({
  name,
  label,
  hint,
  isRequired = true,
  type = "text",
  value = "",
  autoComplete,
  inputMode,
}: TextInputProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} isRequired={isRequired}>
      <input
        id={field.id}
        name={name}
        type={type}
        defaultValue={field.typed?.[0] ?? value}
        required={isRequired}
        autoComplete={autoComplete}
        inputMode={inputMode}
        {...describe(field, hint)}
      />
    </Field>
  );
}
