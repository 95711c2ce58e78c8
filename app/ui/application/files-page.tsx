import { Form, Link } from "@remix-run/react";
import { FILE_TYPES, MOST_FILES } from "#app/domain/application/files.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FileInput } from "../form/file-input.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { ForgetWords } from "../form/keep-words.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";
import { AttachmentLine, type ShownAttachment } from "./attachment-list.tsx";
import { Steps } from "./steps.tsx";

interface FilesPageProps {
  readonly view: {
    readonly head: ApplicationHead & { readonly why: string | null };
    readonly missing: number;
    readonly attachments: readonly ShownAttachment[];
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  added: "The file is added.",
  removed: "The file is removed.",
  saved: "What you wrote is saved.",
};

/** One file at a time, each with its words: so a slow line loses one at most. */
export function FilesPage({ view, answer, done }: FilesPageProps) {
  const { head, attachments, missing } = view;
  return (
    <ApplicationPage head={head} title="Add files">
      <ForgetWords hasArrived={done === "saved"} />
      <div className="with-steps">
        <aside>
          <Steps head={head} missing={missing} files={attachments.length} />
        </aside>
        <FormState answer={answer}>
          <div className="stack">
            <ErrorSummary />
            <FormStatus>{answer === undefined && DONE[done ?? ""]}</FormStatus>
            <section className="card" aria-labelledby="attached">
              <h2 id="attached" className="text-name">
                {attachments.length === 0
                  ? "No file yet"
                  : `${attachments.length} of ${MOST_FILES} files`}
              </h2>
              {attachments.length === 0 && (
                <p>Files are optional. Attach what shows that the results are there.</p>
              )}
              <ul className="attachments">
                {attachments.map((file) => (
                  <li key={file.id} className="attachment">
                    <div>
                      <AttachmentLine file={file} />
                    </div>
                    {head.isOpen && <RemoveFile file={file} />}
                  </li>
                ))}
              </ul>
            </section>
            <AddFile head={head} files={attachments.length} />
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

function AddFile({
  head,
  files,
}: {
  readonly head: FilesPageProps["view"]["head"];
  readonly files: number;
}) {
  if (!head.isOpen)
    return (
      <Notice title="Files cannot be changed now" look="warn">
        <p>{head.why}</p>
      </Notice>
    );
  if (files >= MOST_FILES)
    return (
      <Notice title="That is all an application may have">
        <p>Remove a file to add another.</p>
      </Notice>
    );
  return (
    // A new form for each file: what was chosen before is not in it any more.
    <Form
      key={files}
      method="post"
      encType="multipart/form-data"
      noValidate
      className="card"
      aria-labelledby="add"
    >
      <h2 id="add" className="text-name">
        Add a file
      </h2>
      <FileInput
        name="file"
        label="File"
        hint="PDF, JPEG, PNG or WebP, up to 20 MB. Where and by which camera a picture was taken is removed from it."
        accept={FILE_TYPES}
      />
      <TextInput
        name="alt"
        label="If it is a picture: what does it show?"
        hint="For people who do not see it. Such as: the same stairwell before and after."
        isRequired={false}
      />
      <div className="actions">
        <SubmitButton intent="add" pending="Sending the file…">
          Add this file
        </SubmitButton>
      </div>
    </Form>
  );
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
