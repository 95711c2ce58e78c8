import { type KeyboardEvent, useState } from "react";
import { FieldNotes } from "../form/field.tsx";
import { useField } from "../form/form-state.tsx";

interface ScaleProps {
  readonly name: string;
  readonly criterion: string;
  readonly hint?: string | undefined;
  readonly min: number;
  readonly max: number;
  readonly value?: number | undefined;
  /** What a number means, by number; the ends are shown, each is said. */
  readonly meanings?: Readonly<Record<number, string>>;
}

/**
 * One criterion's score. Radio buttons, so that it works without scripts and arrow keys work by
 * nature; with scripts a digit scores while the group has the focus, and nowhere else.
 */
export function Scale({ name, criterion, hint, min, max, value, meanings = {} }: ScaleProps) {
  const field = useField(name);
  const typed = field.typed?.[0];
  const [chosen, setChosen] = useState(typed === undefined ? value : Number(typed));
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const meaning = chosen === undefined ? undefined : meanings[chosen];
  return (
    <fieldset className={field.error === undefined ? "scale" : "scale field-wrong"}>
      <legend>{criterion}</legend>
      {meaning !== undefined && (
        <span className="scale-meaning" aria-hidden="true">
          {chosen}: {meaning}
        </span>
      )}
      <FieldNotes field={field} hint={hint} />
      <div className={steps.length > 5 ? "scale-row scale-row-long" : "scale-row"}>
        {steps.map((step) => (
          <label key={step}>
            <input
              id={step === min ? field.id : `${field.id}-${step}`}
              type="radio"
              name={name}
              value={step}
              defaultChecked={step === chosen}
              aria-label={meanings[step] === undefined ? `${step}` : `${step}, ${meanings[step]}`}
              onChange={() => setChosen(step)}
              onKeyDown={(event) => scoreByDigit(event, min, max)}
            />
            {step}
          </label>
        ))}
      </div>
      <div className="scale-ends" aria-hidden="true">
        <span>{meanings[min] ?? "lowest"}</span>
        <span>{meanings[max] ?? "highest"}</span>
      </div>
    </fieldset>
  );
}

/** 0 is 10, unless the scale itself begins at 0. */
function stepOfKey(key: string, min: number, max: number): number | null {
  if (!/^\d$/.test(key)) return null;
  const step = key === "0" && min > 0 ? 10 : Number(key);
  return step >= min && step <= max ? step : null;
}

function scoreByDigit(event: KeyboardEvent<HTMLInputElement>, min: number, max: number) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const step = stepOfKey(event.key, min, max);
  const radio =
    step === null
      ? null
      : event.currentTarget
          .closest("fieldset")
          ?.querySelector<HTMLInputElement>(`input[value="${step}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}
