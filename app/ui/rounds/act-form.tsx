import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { FormState, useAnswerFor } from "../form/form-state.tsx";

interface ActFormProps {
  /** Tells this form from the others on its page: a word for its act and what it acts on. */
  readonly scope: string;
  /** Where it is sent; this page where it is left out. */
  readonly to?: string | undefined;
  /** What it acts on, sent unseen. */
  readonly about?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** One of several forms on a page: what was typed into it, and its errors, come back to it alone. */
export function ActForm({ scope, to, about = {}, children }: ActFormProps) {
  const answer = useAnswerFor(scope);
  return (
    <Form
      method="post"
      className="act-form"
      noValidate
      {...(to === undefined ? {} : { action: to })}
    >
      <input type="hidden" name="form" value={scope} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormState answer={answer} scope={scope}>
        {children}
      </FormState>
    </Form>
  );
}

interface GraveActProps extends ActFormProps {
  /** The act, as a button would say it: "Close round one…". */
  readonly summary: string;
}

/** A form behind a step of its own, open where it came back with something to mend. */
export function GraveAct({ summary, ...form }: GraveActProps) {
  const answer = useAnswerFor(form.scope);
  return (
    <ConfirmDetails summary={summary} isOpen={answer !== undefined}>
      <ActForm {...form} />
    </ConfirmDetails>
  );
}
