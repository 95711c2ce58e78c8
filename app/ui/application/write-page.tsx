import { Form, Link } from "@remix-run/react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { sectionsOf } from "#app/domain/application/sections.ts";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";
import { ApplicationText } from "./application-text.tsx";
import { Steps } from "./steps.tsx";
import { WriteFields } from "./write-form.tsx";

interface WriteAnswer {
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

interface WritePageProps {
  readonly view: {
    readonly head: ApplicationHead & {
      readonly version: number;
      readonly savedAt: Date;
      readonly why: string | null;
    };
    readonly answers: Readonly<Record<string, unknown>>;
    readonly missing: number;
    readonly files: number;
  };
  readonly answer: WriteAnswer | undefined;
  readonly done: string | null;
}

/** Where a city writes. What was typed stays on the page whatever the answer. */
export function WritePage({ view, answer, done }: WritePageProps) {
  const { head, answers } = view;
  if (!head.isOpen && answer === undefined) return <ClosedPage view={view} />;
  const latest = answer?.saved ?? answer?.stored ?? head;
  const isSaved = answer?.saved !== undefined || (answer === undefined && done === "saved");
  return (
    <ApplicationPage head={head} title="Write your application">
      <div className="beside beside-form">
        <FormState answer={answer}>
          <Form method="post" noValidate className="card">
            <ErrorSummary />
            {answer?.saved !== undefined && (
              <p>
                What you wrote is saved. Before you can submit, please mend what is listed above.
              </p>
            )}
            <input type="hidden" name="version" value={latest.version} />
            <WriteFields text={{ title: head.title, answers }} other={answer?.stored ?? null} />
            <div className="actions actions-sticky">
              <SubmitButton intent="save" pending="Saving…" look="plain">
                {answer?.stored === undefined ? "Save" : "Save what stands in the fields"}
              </SubmitButton>
              <SubmitButton intent="continue" pending="Saving…">
                Save and go on
              </SubmitButton>
              <FormStatus>
                {isSaved && savedAt(latest.savedAt, head.edition.timeZone)}
                {answer === undefined && done === "begun" && "Begun. Save as you go."}
              </FormStatus>
            </div>
          </Form>
        </FormState>
        <aside>
          <Steps head={head} missing={view.missing} files={view.files} />
        </aside>
      </div>
    </ApplicationPage>
  );
}

function savedAt(instant: Date, zone: string): string {
  return `Saved ${readClock(instant, zone).time} ${zoneLabel(zone)}`;
}

/** Nothing can be written any more: what was is still there to be read and copied. */
function ClosedPage({ view: { head, answers } }: Pick<WritePageProps, "view">) {
  return (
    <ApplicationPage head={head} title="What you wrote">
      <div className="stack">
        <Notice title="This cannot be changed now" look="warn">
          <p>{head.why}</p>
          <p>
            <Link to={applicationPath(head)}>Where this application stands</Link>
          </p>
        </Notice>
        <div className="card">
          <ApplicationText application={{ sections: sectionsOf(answers), attachments: [] }} />
        </div>
      </div>
    </ApplicationPage>
  );
}
