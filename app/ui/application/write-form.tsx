import { Form } from "@remix-run/react";
import { useRef } from "react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import type { ApplicationHead } from "./application-page.tsx";
import { fillIn, useKeptText } from "./kept-text.ts";
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
  const form = useRef<HTMLFormElement>(null);
  const latest = answer?.saved ?? answer?.stored ?? head;
  const savedVersion = answer?.saved?.version ?? head.version;
  const text = { title: head.title, answers };
  const keeping = useKeptText(
    `laurel ${head.edition.programme}/${head.edition.slug}/${head.ref}`,
    savedVersion,
    savedText(text),
  );
  const checks = useLiveChecks(answer?.errors ?? NO_ERRORS);
  const live = { errors: checks.errors, values: answer?.values ?? {} };
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      className="card"
      onInput={keeping.onInput}
      onSubmit={keeping.onSubmit}
      onBlur={checks.onBlur}
    >
      <FormState answer={answer}>
        <ErrorSummary />
      </FormState>
      {answer?.saved !== undefined && (
        <p>What you wrote is saved. Before you can submit, please mend what is listed above.</p>
      )}
      {keeping.kept !== null && (
        <KeptNotice
          onTake={() => {
            if (form.current && keeping.kept) fillIn(form.current, keeping.kept);
            keeping.decide();
          }}
          onForget={keeping.decide}
        />
      )}
      <input type="hidden" name="version" value={latest.version} />
      <FormState answer={live}>
        <WriteFields text={text} other={answer?.stored ?? null} />
      </FormState>
      <div className="actions actions-sticky">
        <SubmitButton intent="save" pending="Saving…" look="plain">
          {answer?.stored === undefined ? "Save" : "Save what stands in the fields"}
        </SubmitButton>
        <SubmitButton intent="continue" pending="Saving…">
          Save and go on
        </SubmitButton>
        <FormStatus>
          {isSaved(answer, done) && savedAt(latest.savedAt, head.edition.timeZone)}
          {answer === undefined && done === "begun" && "Begun. Save as you go."}
        </FormStatus>
      </div>
    </Form>
  );
}

function isSaved(answer: WriteAnswer | undefined, done: string | null): boolean {
  return answer === undefined ? done === "saved" : answer.saved !== undefined;
}

function savedAt(instant: Date, zone: string): string {
  return `Saved ${readClock(instant, zone).time} ${zoneLabel(zone)}`;
}

function savedText({ title, answers }: Pick<WriteFormProps, "answers"> & { title: string }) {
  const texts: Record<string, string> = { title };
  for (const [name, answer] of Object.entries(answers))
    if (typeof answer === "string") texts[`answers.${name}`] = answer;
  return texts;
}

interface KeptNoticeProps {
  readonly onTake: () => void;
  readonly onForget: () => void;
}

/** Only a script can have kept it, so only a script offers it. */
function KeptNotice({ onTake, onForget }: KeptNoticeProps) {
  return (
    <div className="kept-text">
      <Notice title="This browser kept text that was not saved" look="warn">
        <p className="actions">
          <button className="button button-plain" type="button" onClick={onTake}>
            Bring it back
          </button>
          <button className="button button-plain" type="button" onClick={onForget}>
            Forget it
          </button>
        </p>
      </Notice>
    </div>
  );
}
