import { Form } from "@remix-run/react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { KeepWords } from "../form/keep-words.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import type { ApplicationHead } from "./application-page.tsx";
import { useLiveChecks } from "./live-checks.ts";
import { WriteFields } from "./write-fields.tsx";

export interface WriteAnswer {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
  /** The version that was saved elsewhere since this page was loaded. */
  readonly stored?: {
    readonly title: string;
    readonly answers: Readonly<Record<string, unknown>>;
    readonly version: number;
    readonly savedAt: Date;
  };
  /** It was saved, and something is still to be mended before it can be submitted. */
  readonly saved?: { readonly version: number; readonly savedAt: Date };
}

interface WriteFormProps {
  readonly head: ApplicationHead & { readonly version: number; readonly savedAt: Date };
  readonly answers: Readonly<Record<string, unknown>>;
  readonly answer: WriteAnswer | undefined;
  readonly done: string | null;
}

const NO_ERRORS: readonly FieldError[] = [];

export function WriteForm({ head, answers, answer, done }: WriteFormProps) {
  const latest = answer?.saved ?? answer?.stored ?? head;
  const hasArrived = answer === undefined ? done === "saved" : answer.saved !== undefined;
  const checks = useLiveChecks(answer?.errors ?? NO_ERRORS);
  const live = { errors: checks.errors, values: answer?.values ?? {} };
  return (
    <Form method="post" noValidate className="card" onBlur={checks.onBlur}>
      <FormState answer={answer}>
        <ErrorSummary />
      </FormState>
      {answer?.saved !== undefined && (
        <p>What you wrote is saved. Before you can submit, please mend what is listed above.</p>
      )}
      <KeepWords
        owner={head.viewer}
        base={`${latest.version}`}
        hasArrived={hasArrived}
        sentBack={hasArrived ? undefined : answer}
      />
      <input type="hidden" name="version" value={latest.version} />
      <FormState answer={live}>
        <WriteFields text={{ title: head.title, answers }} other={answer?.stored ?? null} />
      </FormState>
      <div className="actions actions-sticky">
        <SubmitButton intent="save" pending="Saving…" look="plain">
          {answer?.stored === undefined ? "Save" : "Save what stands in the fields"}
        </SubmitButton>
        <SubmitButton intent="continue" pending="Saving…">
          Save and go on
        </SubmitButton>
        <FormStatus>
          {hasArrived && savedAt(latest.savedAt, head.edition.timeZone)}
          {answer === undefined && done === "begun" && "Begun. Save as you go."}
        </FormStatus>
      </div>
    </Form>
  );
}

function savedAt(instant: Date, zone: string): string {
  return `Saved ${readClock(instant, zone).time} ${zoneLabel(zone)}`;
}
