import type { AnswerText } from "#app/domain/form/read-answers.ts";
import { AttachmentList, type ShownAttachment } from "./attachment-list.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface ApplicationTextProps {
  readonly application: {
    readonly sections: readonly AnswerText[];
    readonly attachments: readonly ShownAttachment[];
  };
}

/** What a city wrote and attached, for reading beside a scorecard, a checklist, or on paper. */
export function ApplicationText({ application }: ApplicationTextProps) {
  const { sections, attachments } = application;
  return (
    <div className="application-text">
      {sections.length === 0 && <p className="soft">No text was given with this application.</p>}
      {sections.map((answer) => (
        <section key={answer.name} aria-labelledby={`section-${answer.name}`}>
          <h2 id={`section-${answer.name}`}>{answer.label}</h2>
          <AnswerAsText answer={answer} />
        </section>
      ))}
      {attachments.length > 0 && (
        <section aria-labelledby="section-files">
          <h2 id="section-files">Files</h2>
          <AttachmentList files={attachments} />
        </section>
      )}
    </div>
  );
}

export function AnswerAsText({ answer }: { readonly answer: AnswerText }) {
  const { label, text, isLinks, table } = answer;
  if (table) return <Rows label={label} table={table} />;
  return isLinks ? <Links text={text} /> : <Paragraphs text={text} />;
}

function Rows({
  label,
  table,
}: {
  readonly label: string;
  readonly table: NonNullable<AnswerText["table"]>;
}) {
  return (
    <TableFrame label={`${label}, as a table`}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // A row has no name but its place, and the text never changes on the page.
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at} className="as-typed">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // A paragraph has no name but its place, and the text never changes on the page.
    <p key={index} className="as-typed">
      {paragraph}
    </p>
  ));
}

/** An address that is not a web address stays what it is: text. */
function Links({ text }: { readonly text: string }) {
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== "");
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={index}>
          {/^https:\/\/\S+$/.test(line) ? (
            <a href={line} rel="noreferrer nofollow">
              {line}
            </a>
          ) : (
            line
          )}
        </li>
      ))}
    </ul>
  );
}
