import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";

interface FormStateValue {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
}

const NOTHING: FormStateValue = { errors: [], values: {} };
const FormStateContext = createContext<FormStateValue & { readonly scope: string }>({
  ...NOTHING,
  scope: "",
});

interface FormStateProps {
  /** What the action answered: nothing before the first sending. */
  readonly answer?: FormStateValue | undefined;
  /** Tells the fields of several forms on one page apart; a word that an id may begin with. */
  readonly scope?: string;
  readonly children: ReactNode;
}

/** Lets each field within find its own error and what was typed into it. */
export function FormState({ answer = NOTHING, scope, children }: FormStateProps) {
  const { errors, values } = answer;
  const named = scope ?? scopeOf(values);
  const value = useMemo(() => ({ errors, values, scope: named }), [errors, values, named]);
  return <FormStateContext.Provider value={value}>{children}</FormStateContext.Provider>;
}

export function useFormErrors(): readonly FieldError[] {
  return useContext(FormStateContext).errors;
}

/** Where the summary of errors leads to. */
export function fieldId(name: string, scope = ""): string {
  return `${scope === "" ? "field" : scope}-${name.replaceAll(".", "-")}`;
}

/** Each of several forms on a page sends its scope along as `form`. */
function scopeOf(values: TypedValues): string {
  return values["form"]?.[0] ?? "";
}

/** What came back for one of several forms on a page, told by the state of the page around it. */
export function useAnswerFor(scope: string): FormStateValue | undefined {
  const { errors, values } = useContext(FormStateContext);
  return scopeOf(values) === scope ? { errors, values } : undefined;
}

/** A form among others that send their scope: it takes what came back for itself alone. */
export function OwnAnswer({ scope, children }: { readonly scope: string; children: ReactNode }) {
  return (
    <FormState answer={useAnswerFor(scope)} scope={scope}>
      {children}
    </FormState>
  );
}

/** The scope of the form around. */
export function useFormScope(): string {
  return useContext(FormStateContext).scope;
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
  const { errors, values, scope } = useContext(FormStateContext);
  return {
    id: fieldId(name, scope),
    error: errors.find(({ field }) => field === name)?.message,
    typed: values[name],
    isSentBack: Object.keys(values).length > 0,
  };
}
