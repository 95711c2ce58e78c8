import { createContext, type ReactNode, useContext } from "react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";

interface FormStateValue {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
}

const NOTHING: FormStateValue = { errors: [], values: {} };
const FormStateContext = createContext<FormStateValue>(NOTHING);

interface FormStateProps {
  /** What the action answered: nothing before the first sending. */
  readonly answer?: FormStateValue | undefined;
  readonly children: ReactNode;
}

/** Lets each field within find its own error and what was typed into it. */
export function FormState({ answer = NOTHING, children }: FormStateProps) {
  return <FormStateContext.Provider value={answer}>{children}</FormStateContext.Provider>;
}

export function useFormErrors(): readonly FieldError[] {
  return useContext(FormStateContext).errors;
}

/** Where the summary of errors leads to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

export interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  /** What was typed before the form came back; undefined where it was not sent. */
  readonly typed: readonly string[] | undefined;
  /** A form that came back shows what was sent, an unticked box included. */
  readonly isSentBack: boolean;
}

export function useField(name: string): FieldState {
  const { errors, values } = useContext(FormStateContext);
  return {
    id: fieldId(name),
    error: errors.find(({ field }) => field === name)?.message,
    typed: values[name],
    isSentBack: Object.keys(values).length > 0,
  };
}
