import { FieldGroup, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";
import type { Choice } from "./select.tsx";

interface RadioGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string;
}

export function RadioGroup({
  name,
  label,
  hint,
  isRequired = true,
  choices,
  value,
}: RadioGroupProps) {
  const field = useField(name);
  const chosen = field.typed?.[0] ?? value;
  return (
    <FieldGroup field={field} label={label} hint={hint} isRequired={isRequired}>
      {choices.map((choice, index) => {
        // The summary of errors leads to the first answer.
        const id = index === 0 ? field.id : `${field.id}-${choice.value}`;
        return (
          <div key={choice.value} className="choice">
            <input
              id={id}
              name={name}
              type="radio"
              value={choice.value}
              defaultChecked={choice.value === chosen}
              required={isRequired}
              {...(choice.hint === undefined ? {} : { "aria-describedby": `${id}-says` })}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint !== undefined && (
              <p className="hint" id={`${id}-says`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
}
