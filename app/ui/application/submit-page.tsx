import type { MissingAnswer } from "#app/domain/form/missing.ts";
import { Form, Link } from "@remix-run/react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { Checkbox } from "../form/checkbox.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { fieldId, FormState } from "../form/form-state.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";
import { Steps } from "./steps.tsx";

interface SubmitPageProps {
  readonly view: {
    readonly head: ApplicationHead & { readonly version: number; readonly why: string | null };
    /** The server's mark of when this page was opened. */
    readonly opened: string;
    readonly missing: readonly MissingAnswer[];
    readonly files: number;
    readonly clauses: readonly {
      readonly id: string;
      readonly title: string;
      readonly text: string;
    }[];
    /** The notice of privacy in force; null where the programme has none. */
    readonly notice: { readonly id: string; readonly number: number; readonly text: string } | null;
    readonly isCorrection: boolean;
    /** Why it was returned, in the secretariat's words. */
    readonly reason: string;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
}

/** What is missing, then the terms one by one, then the one act. */
export function SubmitPage({ view, answer }: SubmitPageProps) {
  const { head, missing, files } = view;
  const isReady = (head.isOpen || head.graceUntil !== null) && missing.length === 0;
  return (
    <ApplicationPage head={head} title="Check and submit">
      <div className="with-steps">
        <aside>
          <Steps head={head} missing={missing.length} files={files} />
        </aside>
        <FormState answer={answer}>
          <div className="stack">
            {head.graceUntil !== null && <GraceNotice head={head} until={head.graceUntil} />}
            {!head.isOpen && head.graceUntil === null && (
              <Notice title="This cannot be submitted now" look="warn">
                <p>{head.why}</p>
                <p>
                  Everything you wrote is kept.{" "}
                  <Link to={applicationPath(head)}>Where this application stands</Link>
                </p>
              </Notice>
            )}
            {missing.length > 0 && <MissingList head={head} missing={missing} />}
            {(isReady || answer !== undefined) && (
              <SubmitForm view={view} opened={answer?.values["opened"]?.[0] ?? view.opened} />
            )}
          </div>
        </FormState>
      </div>
    </ApplicationPage>
  );
}

function MissingList({ head, missing }: Pick<SubmitPageProps["view"], "head" | "missing">) {
  return (
    <Notice
      title={
        missing.length === 1
          ? "One thing is still missing"
          : `${missing.length} things are still missing`
      }
      look="warn"
    >
      <ul className="checklist">
        {missing.map(({ field, sentence, isFile }) => (
          <li key={field}>
            <Link
              to={
                isFile
                  ? applicationPath(head, "/files")
                  : `${applicationPath(head, "/write")}#${fieldId(field)}`
              }
            >
              {sentence}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function GraceNotice({ head, until }: { readonly head: ApplicationHead; readonly until: Date }) {
  return (
    <Notice title="The deadline has passed, and you had begun before it" look="warn">
      <p>
        You can still submit until{" "}
        <LocalTime instant={until} zone={head.edition.timeZone} isDeadline />. Nothing can be
        written any more.
      </p>
    </Notice>
  );
}

interface SubmitFormProps extends Pick<SubmitPageProps, "view"> {
  /** The mark of the page as it was first opened: one that came back with an error keeps it. */
  readonly opened: string;
}

function SubmitForm({ view, opened }: SubmitFormProps) {
  const { head, clauses, notice, isCorrection, files, reason } = view;
  return (
    <Form method="post" noValidate className="card">
      <ErrorSummary />
      <input type="hidden" name="version" value={head.version} />
      <input type="hidden" name="opened" value={opened} />
      <p>
        Everything is there, with{" "}
        {files === 0 ? "no file" : files === 1 ? "one file" : `${files} files`}. What you submit is
        kept exactly as it is now.
      </p>
      {isCorrection && (
        <>
          {reason !== "" && <p className="as-typed">{reason}</p>}
          <TextArea
            name="reply"
            label="What did you change?"
            hint="For the secretariat, which asked for the correction."
            rows={4}
          />
        </>
      )}
      {clauses.length > 0 && <h2>Terms and Conditions</h2>}
      {clauses.map(({ id, title, text }) => (
        <Checkbox key={id} name={`clauses.${id}`} label={title} hint={text} isRequired />
      ))}
      {notice && (
        <>
          <h2>Privacy</h2>
          <details>
            <summary>Notice of privacy, version {notice.number}</summary>
            <div className="as-typed">{notice.text}</div>
          </details>
          <Checkbox
            name={`accepts.${notice.id}`}
            label="I have read the notice of privacy and accept it"
            hint="The text that you accept is kept with what you submit."
            isRequired
          />
        </>
      )}
      <div className="actions">
        <SubmitButton intent="submit" pending="Submitting…">
          {isCorrection ? "Submit it again" : "Submit the application"}
        </SubmitButton>
        <Link className="button button-plain" to={applicationPath(head, "/write")}>
          Read it again
        </Link>
      </div>
    </Form>
  );
}
