import { useEffect, useState } from "react";
import { countWords } from "#app/domain/application/count-words.ts";
import { describe, Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

const PAUSE_MILLISECONDS = 1_200;

interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly rows?: number;
  /** Counted, shown and said, never enforced by cutting: a text over its limit can still be mended. */
  readonly wordLimit?: number;
}

export function TextArea({
  name,
  label,
  hint,
  isRequired = true,
  value = "",
  rows = 6,
  wordLimit,
}: TextAreaProps) {
  const field = useField(name);
  const start = field.typed?.[0] ?? value;
  const [words, setWords] = useState(() => countWords(start));
  const counted = wordLimit === undefined ? [] : [`${field.id}-count`];
  return (
    <Field field={field} label={label} hint={hint} isRequired={isRequired}>
      <textarea
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={start}
        required={isRequired}
        onInput={(event) => setWords(countWords(event.currentTarget.value))}
        {...describe(field, hint, ...counted)}
      />
      {wordLimit !== undefined && (
        <WordCount id={`${field.id}-count`} words={words} limit={wordLimit} />
      )}
    </Field>
  );
}

interface WordCountProps {
  readonly id: string;
  readonly words: number;
  readonly limit: number;
}

function WordCount({ id, words, limit }: WordCountProps) {
  const over = words - limit;
  const said = usePaused(over > 0 ? `${over} over the limit of ${limit} words` : "");
  return (
    <>
      <p id={id} className={over > 0 ? "count count-over" : "count"}>
        {words} of {limit} words{over > 0 && `, ${over} too many`}
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
