import { useEffect, useState } from "react";
import { sizeOf } from "#app/domain/form/answer-fault.ts";
import type { TextLimit } from "#app/domain/form/form.ts";
import { describe, Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

const PAUSE_MILLISECONDS = 1_200;

interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly rows?: number;
  /** Counted, shown and said, never enforced by cutting: a text over its limit can still be mended. */
  readonly limit?: TextLimit | undefined;
}

export function TextArea({
  name,
  label,
  hint,
  isRequired = true,
  value = "",
  rows = 6,
  limit,
}: TextAreaProps) {
  const field = useField(name);
  const start = field.typed?.[0] ?? value;
  const [size, setSize] = useState(() => (limit ? sizeOf(start, limit) : 0));
  const counted = limit === undefined ? [] : [`${field.id}-count`];
  return (
    <Field field={field} label={label} hint={hint} isRequired={isRequired}>
      <textarea
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={start}
        required={isRequired}
        onInput={(event) => limit && setSize(sizeOf(event.currentTarget.value, limit))}
        {...describe(field, hint, ...counted)}
      />
      {limit !== undefined && <Count id={`${field.id}-count`} size={size} limit={limit} />}
    </Field>
  );
}

interface CountProps {
  readonly id: string;
  readonly size: number;
  readonly limit: TextLimit;
}

export function Count({ id, size, limit: { most, unit } }: CountProps) {
  const over = size - most;
  const said = usePaused(over > 0 ? `${over} over the limit of ${most} ${unit}` : "");
  return (
    <>
      <p id={id} className={over > 0 ? "count count-over" : "count"}>
        {size} of {most} {unit}
        {over > 0 && `, ${over} too many`}
      </p>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

/** A reader hears the count when the typing rests, not at every key. */
function usePaused(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
