import { useEffect, useRef } from "react";
import { fieldId, useFormErrors, useFormScope } from "./form-state.tsx";

/**
 * What is to be mended, on top of the form, each item leading to its field. Takes the focus: by the
 * attribute where no script runs, by the effect where one does.
 */
export function ErrorSummary() {
  const errors = useFormErrors();
  const scope = useFormScope();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={summary}
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the page is the answer to the form just sent; its errors come first
      autoFocus
    >
      <h2>
        {errors.length === 1
          ? "There is one thing to mend"
          : `There are ${errors.length} things to mend`}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === "" ? message : <a href={`#${fieldId(field, scope)}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
