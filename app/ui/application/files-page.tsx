import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import type { FileLimits, FileQuestion } from "#app/domain/application/files.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { ForgetWords } from "../form/keep-words.tsx";
import { AddFile } from "./add-file.tsx";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";
import { AttachmentLine, type ShownAttachment } from "./attachment-list.tsx";
import { Steps } from "./steps.tsx";
import { UnfinishedUploads } from "./unfinished-uploads.tsx";

interface FilesPageProps {
  readonly view: {
    readonly head: ApplicationHead & { readonly why: string | null };
    readonly missing: number;
    readonly attachments: readonly ShownAttachment[];
    readonly unfinished: readonly {
      readonly id: string;
      readonly name: string;
      readonly bytes: number;
      readonly receivedBytes: number;
    }[];
    readonly questions: readonly FileQuestion[];
    readonly limits: FileLimits;
  };
  readonly answer: Answer | undefined;
  readonly done: string | null;
}

interface Answer {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
}

const DONE: Readonly<Record<string, string>> = {
  added: "The file is added.",
  removed: "The file is removed.",
  forgotten: "What had arrived of the file is gone.",
  saved: "What you wrote is saved.",
};

export function FilesPage({ view, answer, done }: FilesPageProps) {
  const { head, attachments, missing, unfinished, questions, limits } = view;
  // What a file in parts was refused for; an answer to a form that was sent since stands above it.
  const [told, setTold] = useState<{ after: Answer | undefined; answer: Answer } | null>(null);
  const shown = told && told.after === answer ? told.answer : answer;
  return (
    <ApplicationPage head={head} title="Add files">
      <ForgetWords hasArrived={done === "saved"} />
      <div className="with-steps">
        <aside>
          <Steps head={head} missing={missing} files={attachments.length} />
        </aside>
        <FormState answer={shown}>
          <div className="stack">
            <ErrorSummary />
            <FormStatus>{shown === undefined && DONE[done ?? ""]}</FormStatus>
            <Attached view={view} />
            {head.isOpen && <UnfinishedUploads uploads={unfinished} />}
            {isFull(view) ?? (
              <AddFile
                // A new form for each file: what was chosen before is not in it any more.
                key={attachments.length}
                path={applicationPath(head)}
                limits={limits}
                questions={questions.filter((one) => takesMore(one, attachments))}
                tellErrors={(errors) => setTold(errors && { after: answer, answer: errors })}
              />
            )}
            <p className="actions">
              <Link className="button" to={applicationPath(head, "/submit")}>
                Go on to check and submit
              </Link>
            </p>
          </div>
        </FormState>
      </div>
    </ApplicationPage>
  );
}

function takesMore({ id, most }: FileQuestion, attachments: readonly ShownAttachment[]): boolean {
  return attachments.filter(({ question }) => question === id).length < most;
}

function Attached({ view }: { readonly view: FilesPageProps["view"] }) {
  const { head, attachments, questions, limits } = view;
  const labels = new Map(questions.map(({ id, label }) => [id, label]));
  return (
    <section className="card" aria-labelledby="attached">
      <h2 id="attached" className="text-name">
        {attachments.length === 0
          ? "No file yet"
          : `${attachments.length} of ${limits.files} files`}
      </h2>
      {attachments.length === 0 && questions.length === 0 && (
        <p>Files are optional. Attach what shows that the results are there.</p>
      )}
      {questions.length > 0 && (
        <ul className="small">
          {questions.map(({ id, label, kind, most }) => (
            <li key={id}>
              “{label}” takes {most === 1 ? "one" : `up to ${most}`}{" "}
              {kind === "pictures"
                ? most === 1
                  ? "picture"
                  : "pictures"
                : most === 1
                  ? "file"
                  : "files"}
            </li>
          ))}
        </ul>
      )}
      <ul className="attachments">
        {attachments.map((file) => (
          <li key={file.id} className="attachment">
            <div>
              <AttachmentLine file={file} />
              {file.question !== null && labels.has(file.question) && (
                <p className="small soft">For “{labels.get(file.question)}”</p>
              )}
            </div>
            {head.isOpen && <RemoveFile file={file} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Null where one more file may be added. */
function isFull({ head, attachments, limits }: FilesPageProps["view"]) {
  if (!head.isOpen)
    return (
      <Notice title="Files cannot be changed now" look="warn">
        <p>{head.why}</p>
      </Notice>
    );
  if (attachments.length >= limits.files)
    return (
      <Notice title="That is all an application may have">
        <p>Remove a file to add another.</p>
      </Notice>
    );
  return null;
}

function RemoveFile({ file }: { readonly file: ShownAttachment }) {
  return (
    <Form method="post" encType="multipart/form-data">
      <input type="hidden" name="file" value={file.id} />
      <button className="button button-plain" type="submit" name="intent" value="remove">
        Remove<span className="visually-hidden"> {file.name}</span>
      </button>
    </Form>
  );
}
