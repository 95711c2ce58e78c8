import { Form } from "@remix-run/react";
import { memo, useRef } from "react";
import type { Answers, Form as Questions } from "#app/domain/form/form.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import type { Choice } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import type { ShownClash } from "./answer-clash.tsx";
import { type ApplicationHead, applicationPath } from "./application-page.tsx";
import { useLiveChecks } from "./live-checks.ts";
import { savedAt, SavingStatus } from "./saving-status.tsx";
import { useAutosave } from "./use-autosave.ts";
import { WriteFields } from "./write-fields.tsx";

export interface WriteAnswer {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
  /** What did not clash was saved, though something is still to be mended or chosen. */
  readonly saved?: {
    readonly savedAt: Date;
    readonly marks: Readonly<Record<string, string>>;
    readonly clashes: readonly ShownClash[];
  };
}

interface WriteFormProps {
  readonly head: ApplicationHead & { readonly version: number; readonly savedAt: Date };
  /** Account of whoever writes. */
  readonly person: string;
  /** What its category is asked. */
  readonly form: Questions;
  /** Questions that may be answered anew; null where all may. */
  readonly opened: readonly string[] | null;
  readonly countries: readonly Choice[];
  readonly answers: Answers;
  /** By question, of its answer as this page shows it. */
  readonly marks: Readonly<Record<string, string>>;
  readonly answer: WriteAnswer | undefined;
  readonly done: string | null;
}

const NO_ERRORS: readonly FieldError[] = [];
const NO_CLASHES: readonly ShownClash[] = [];

export function WriteForm(props: WriteFormProps) {
  const { head, person, answers, marks, answer, done } = props;
  const { saved } = answer ?? {};
  const hasArrived = answer === undefined ? done === "saved" : saved !== undefined;
  const form = useRef<HTMLFormElement>(null);
  const autosave = useAutosave(form, {
    application: applicationPath(head),
    person,
    hasArrived,
    sentBack: hasArrived ? undefined : answer,
    answered: answer ?? `${head.version}`,
  });
  const clashes = autosave.clashes.length > 0 ? autosave.clashes : (saved?.clashes ?? NO_CLASHES);
  const checks = useLiveChecks(props.form, answer?.errors ?? NO_ERRORS);
  const live = { errors: checks.errors, values: answer?.values ?? {} };
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      // What was chosen of two texts is shown by a page that is loaded anew.
      reloadDocument={clashes.length > 0}
      className="card"
      onBlur={checks.onBlur}
    >
      <FormState answer={answer}>
        <ErrorSummary />
      </FormState>
      {saved !== undefined && (
        <p>
          {saved.clashes.length > 0
            ? "Everything else is saved."
            : "What you wrote is saved. Before you can submit, please mend what is listed above."}
        </p>
      )}
      <Marks marks={{ ...marks, ...saved?.marks }} />
      <FormState answer={live}>
        <WriteFields
          form={props.form}
          opened={props.opened}
          countries={props.countries}
          filesPage={applicationPath(head, "/files")}
          text={{ title: head.title, answers }}
          clashes={clashes}
          zone={head.edition.timeZone}
        />
      </FormState>
      <div className="actions actions-sticky">
        <SubmitButton intent="save" pending="Saving…" look="plain">
          Save
        </SubmitButton>
        <SubmitButton intent="continue" pending="Saving…">
          Save and go on
        </SubmitButton>
        <SavingStatus
          state={autosave.state}
          clashes={autosave.clashes}
          zone={head.edition.timeZone}
          said={saidFirst(hasArrived ? (saved?.savedAt ?? head.savedAt) : null, head, answer, done)}
        />
      </div>
    </Form>
  );
}

/**
 * A script that saves sets them anew in the page; drawn again by the server's marks alone, so that what
 * it set stays.
 */
const Marks = memo(
  function Marks({ marks }: Pick<WriteFormProps, "marks">) {
    return Object.entries(marks).map(([name, mark]) => (
      <input key={`${name} ${mark}`} type="hidden" name={`marks.${name}`} defaultValue={mark} />
    ));
  },
  (before, after) => JSON.stringify(before.marks) === JSON.stringify(after.marks),
);

function saidFirst(
  saved: Date | null,
  { edition }: Pick<ApplicationHead, "edition">,
  answer: WriteAnswer | undefined,
  done: string | null,
): string {
  if (saved !== null) return savedAt(saved, edition.timeZone);
  if (answer === undefined && done === "begun") return "Begun. Save as you go.";
  if (answer === undefined && done === "copied")
    return "This is the copy, with every answer and every file.";
  return "";
}
