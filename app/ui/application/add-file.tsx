import { Form, useNavigate, useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import {
  FILE_TYPES,
  type FileLimits,
  type FileQuestion,
  megabytes,
} from "#app/domain/application/files.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { FileInput } from "../form/file-input.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { fileSize } from "./file-size.ts";
import { type Progress, sendFile } from "./send-file.ts";

interface AddFileProps {
  /** Of the application. */
  readonly path: string;
  readonly limits: FileLimits;
  /** Those that take one more. */
  readonly questions: readonly FileQuestion[];
  /** Null takes back what was told of the file before. */
  readonly tellErrors: (
    answer: { readonly errors: readonly FieldError[]; readonly values: TypedValues } | null,
  ) => void;
}

/**
 * One file at a time, each with its words. Without a script it is sent with the form; with one it goes
 * in parts, and goes on after a cut.
 */
export function AddFile({ path, limits, questions, tellErrors }: AddFileProps) {
  const { progress, send, stop } = useSending(path, tellErrors);
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      className="card"
      aria-labelledby="add"
      onSubmit={send}
    >
      <h2 id="add" className="text-name">
        Add a file
      </h2>
      {questions.length > 0 && (
        <Select
          name="question"
          label="What is it for?"
          isRequired={false}
          placeholder="The application as a whole"
          choices={questions.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <FileInput
        name="file"
        label="File"
        hint={`PDF, JPEG, PNG or WebP, up to ${megabytes(limits.fileBytes)}. Where and by which camera a picture was taken is removed from it.`}
        accept={FILE_TYPES}
      />
      <TextInput
        name="alt"
        label="If it is a picture: what does it show?"
        hint="For people who do not see it. Such as: the same stairwell before and after."
        isRequired={false}
      />
      {progress ? (
        <SendingFile progress={progress} stop={stop} />
      ) : (
        <div className="actions">
          <SubmitButton intent="add" pending="Sending the file…">
            Add this file
          </SubmitButton>
        </div>
      )}
    </Form>
  );
}

/** Why it was stopped, where nobody looks at the page any more. */
const LEFT = "left";

function useSending(path: string, tellErrors: AddFileProps["tellErrors"]) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const sending = useRef<AbortController | null>(null);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  // Who leaves the page stops; what has come is kept, and goes on when the file is chosen again.
  useEffect(() => () => sending.current?.abort(LEFT), []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    // None chosen, or an empty one: the server says so, as it does without a script.
    if (!(file instanceof File) || file.size === 0) return;
    event.preventDefault();
    if (sending.current) return;
    const stopping = new AbortController();
    sending.current = stopping;
    const { alt, question } = { alt: textOf(form, "alt"), question: textOf(form, "question") };
    tellErrors(null);
    setProgress({ sentBytes: 0, bytes: file.size, isWaiting: false });
    let isCut = false;
    const tell = (now: Progress) => {
      isCut = now.isWaiting;
      setProgress(now);
    };
    sendFile({ path: `${path}/uploads`, file, alt, question }, tell, stopping.signal)
      .then((sent) => {
        if (sent.ok) return navigate(`${path}/files?done=added`, { preventScrollReset: true });
        tellErrors(sent);
        revalidate();
      })
      .catch(() => {
        // Stopped: the page lists what has come. Without a line it could only say that it has none.
        if (!isCut && stopping.signal.reason !== LEFT) revalidate();
      })
      .finally(() => {
        sending.current = null;
        setProgress(null);
      });
  };
  return { progress, send, stop: () => sending.current?.abort() };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

interface SendingFileProps {
  readonly progress: Progress;
  readonly stop: () => void;
}

const STEPS_SPOKEN = 4;

/** The bar moves with each part; what is spoken is a quarter, so that nobody is talked over. */
function SendingFile({ progress, stop }: SendingFileProps) {
  const { sentBytes, bytes, isWaiting } = progress;
  const id = useId();
  const quarter = Math.floor((sentBytes / bytes) * STEPS_SPOKEN) * (100 / STEPS_SPOKEN);
  const figures = `${fileSize(sentBytes)} of ${fileSize(bytes)}`;
  return (
    <div className="sending">
      <div className="meter">
        <label htmlFor={id}>
          {isWaiting ? "The line is cut. Trying again…" : "Sending the file"}
        </label>
        <span className="meter-figures">{figures}</span>
        <progress id={id} value={sentBytes} max={bytes} />
      </div>
      <p className="visually-hidden" role="status">
        {isWaiting
          ? "The line is cut. It is tried again, and goes on where it was."
          : `${quarter} percent sent`}
      </p>
      <p className="actions">
        <button className="button button-plain" type="button" onClick={stop}>
          Stop
        </button>
      </p>
    </div>
  );
}
