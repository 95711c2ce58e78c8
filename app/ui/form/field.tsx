import type { ReactNode } from "react";
import type { FieldState } from "./form-state.tsx";

export interface FieldProps {
  /** The name it is sent under, a path: `criteria.0.name`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean | undefined;
}

/** What a control tells about itself: whether it is at fault, and which words describe it. */
export function describe(field: FieldState, hint: string | undefined, ...more: readonly string[]) {
  const ids = [
    ...(hint === undefined ? [] : [`${field.id}-hint`]),
    ...(field.error === undefined ? [] : [`${field.id}-error`]),
    ...more,
  ];
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(field.error === undefined ? {} : { "aria-invalid": true as const }),
  };
}

/** Says what is not asked of everyone; what must be filled in is the rule, and is not starred. */
export function Optional({ isRequired }: { readonly isRequired: boolean }) {
  return isRequired ? null : <span className="optional"> (optional)</span>;
}

/** The hint and the error that stand between a label and its control. */
export function FieldNotes({
  field,
  hint,
}: {
  readonly field: FieldState;
  readonly hint: string | undefined;
}) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {field.error !== undefined && (
        <p className="field-error" id={`${field.id}-error`}>
          <span className="visually-hidden">Error: </span>
          {field.error}
        </p>
      )}
    </>
  );
}

interface FieldFrameProps {
  readonly field: FieldState;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly children: ReactNode;
}

/** One question: its label, its hint, what is wrong with the answer, and the control. */
export function Field({ field, label, hint, isRequired = true, children }: FieldFrameProps) {
  return (
    <div className={field.error === undefined ? "field" : "field field-wrong"}>
      <label htmlFor={field.id}>
        {label}
        <Optional isRequired={isRequired} />
      </label>
      <FieldNotes field={field} hint={hint} />
      {children}
    </div>
  );
}

/** A question with several controls: the legend asks it. */
export function FieldGroup({ field, label, hint, isRequired = true, children }: FieldFrameProps) {
  // A group is not itself valid or not: its controls are.
  const { "aria-describedby": describedBy } = describe(field, hint);
  return (
    <fieldset
      className={field.error === undefined ? "field" : "field field-wrong"}
      aria-describedby={describedBy}
    >
      <legend>
        {label}
        <Optional isRequired={isRequired} />
      </legend>
      <FieldNotes field={field} hint={hint} />
      {children}
    </fieldset>
  );
}
