/** A sheet as it was read, with every fault by line and column; the button that stores it, where it may be. */
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Notice } from "../award/notice.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TableFrame } from "../award/table-frame.tsx";

export interface PreviewView {
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly note: string;
  }[];
  readonly count: number;
  readonly faults: readonly {
    readonly line: number;
    readonly column: string;
    readonly message: string;
  }[];
  readonly ignored: readonly string[];
}

interface SheetPreviewProps {
  readonly preview: PreviewView;
  /** "3 judges". */
  readonly counted: string;
  /** What is sent again with the sheet: fields that were asked beside it, as hidden ones or anew. */
  readonly children?: ReactNode;
}

export function SheetPreview({ preview, counted, children }: SheetPreviewProps) {
  const { faults, ignored, rows, count } = preview;
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">
        {faults.length === 0
          ? `${counted}, nothing stored yet`
          : faults.length === 1
            ? "One fault, nothing stored"
            : `${faults.length} faults, nothing stored`}
      </h2>
      {ignored.length > 0 && <p>Columns that are left out: {ignored.join(", ")}.</p>}
      {faults.length > 0 ? (
        <Faults faults={faults} />
      ) : (
        <Notice title="Nothing is wrong with it">
          <p>All of it is stored at once, or none of it.</p>
          <Form method="post" className="narrow">
            <input type="hidden" name="sheet" value={preview.sheet} />
            {children}
            <SubmitButton intent="confirm" pending="Storing…">
              Store {counted}
            </SubmitButton>
          </Form>
        </Notice>
      )}
      {rows.length > 0 && <Rows preview={preview} />}
      {count > rows.length && (
        <p>
          The first {rows.length} of {count} lines are shown; all of them were read.
        </p>
      )}
    </section>
  );
}

function Faults({ faults }: Pick<PreviewView, "faults">) {
  return (
    <>
      <p>Mend these in the sheet and send it again.</p>
      <TableFrame label="Faults">
        <table>
          <thead>
            <tr>
              <th scope="col" className="num">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ line, column, message }) => (
              <tr key={`${line} ${column} ${message}`}>
                <td className="num">{line}</td>
                <td>{column || "The whole line"}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}

function Rows({ preview: { columns, rows, faults } }: { readonly preview: PreviewView }) {
  const faulty = new Set(faults.map(({ line, column }) => `${line} ${column}`));
  const hasNotes = rows.some(({ note }) => note !== "");
  return (
    <TableFrame label="Lines as they were read">
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              Line
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {hasNotes && <th scope="col">So far</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells, note }) => (
            <tr key={line}>
              <td className="num">{line}</td>
              {columns.map((column, index) => {
                const isFaulty = faulty.has(`${line} ${column}`);
                return (
                  <td key={column} className={isFaulty ? "cell-faulty" : undefined}>
                    {isFaulty && <span className="visually-hidden">At fault: </span>}
                    {cells[index] ?? ""}
                  </td>
                );
              })}
              {hasNotes && <td>{note}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
