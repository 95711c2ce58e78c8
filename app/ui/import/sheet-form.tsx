/** The fields that a sheet is sent by: a file, or its lines pasted. */
import type { ReactNode } from "react";
import { Form } from "@remix-run/react";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FileInput } from "../form/file-input.tsx";
import { useField } from "../form/form-state.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface SheetFormProps {
  /** Headings that are read, those that must be there first. */
  readonly columns: readonly { readonly name: string; readonly isRequired: boolean }[];
  /** A sheet as it may look, for whoever makes one by hand. */
  readonly example: string;
  /** What is asked beside the sheet. */
  readonly children?: ReactNode;
}

export function SheetForm({ columns, example, children }: SheetFormProps) {
  const kept = useField("sheet").typed?.[0];
  const asked = columns.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const more = columns.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="narrow">
      <ErrorSummary />
      {children}
      <p>
        The first line holds the headings: {asked.join(", ")}
        {more.length > 0 && ` and, if you have them, ${more.join(", ")}`}. Other columns are left
        out.
      </p>
      <details className="mb-4">
        <summary>A sheet as it may look</summary>
        <pre className="sheet-example">{example}</pre>
      </details>
      {kept !== undefined && (
        <>
          <input type="hidden" name="sheet" value={kept} />
          <p className="hint">The sheet that you sent is kept. Send another to replace it.</p>
        </>
      )}
      <FileInput
        name="file"
        label="File"
        hint="A CSV, as a spreadsheet saves it: separated by commas, semicolons or tabs, up to 500 kB."
        accept={[".csv", ".tsv", ".txt", "text/csv"]}
        isRequired={false}
      />
      <TextArea
        name="text"
        label="Or its lines"
        hint="Copied from a spreadsheet or a file, the headings with them."
        rows={5}
        isRequired={false}
      />
      <SubmitButton intent="preview" pending="Reading…">
        Look at it first
      </SubmitButton>
      <p className="hint">Nothing is stored before you have seen it and confirmed.</p>
    </Form>
  );
}
