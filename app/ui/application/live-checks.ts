/**
 * Tells of a fault when a field is left, by the rule that the submission is checked by. A field that
 * is still empty is no fault while one writes.
 */
import { type FocusEvent, useState } from "react";
import { answerFault } from "#app/domain/form/answer-fault.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { titleFault } from "#app/domain/form/missing.ts";
import type { FieldError } from "#app/forms/read-form.ts";

/** By name of the field; null where a fault was mended. */
type Found = ReadonlyMap<string, string | null>;

interface LiveChecks {
  /** What the server answered, with what was found or mended since. */
  readonly errors: readonly FieldError[];
  readonly onBlur: (event: FocusEvent<HTMLFormElement>) => void;
}

export function useLiveChecks(form: Form, answered: readonly FieldError[]): LiveChecks {
  const [checks, setChecks] = useState<{ readonly of: typeof answered; readonly found: Found }>({
    of: answered,
    found: new Map(),
  });
  // A new answer of the server's begins anew.
  const found: Found = checks.of === answered ? checks.found : new Map();
  const errors = answered.filter(({ field }) => !found.has(field));
  for (const [field, message] of found) if (message !== null) errors.push({ field, message });
  return {
    errors,
    onBlur: ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
      if (target.type === "radio" || target.type === "checkbox") return;
      const fault = faultIn(form, target.name, target.value);
      if (fault !== undefined)
        setChecks({ of: answered, found: new Map(found).set(target.name, fault) });
    },
  };
}

/** @returns undefined for a field that is none of the questions, and for one that is empty */
function faultIn(form: Form, name: string, value: string): string | null | undefined {
  if (value.trim() === "") return undefined;
  if (name === "title") return titleFault(value);
  const question = questionsOf(form).find((one) => `answers.${one.name}` === name);
  return question && answerFault(question, value);
}
