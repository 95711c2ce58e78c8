import { rowsOf } from "#app/domain/form/answer-fault.ts";
import type { Question, TableKind } from "#app/domain/form/form.ts";
import { FieldGroup } from "../../form/field.tsx";
import { fieldId, useField } from "../../form/form-state.tsx";

interface TableFieldProps {
  readonly question: Question & TableKind;
  readonly hint: string;
  readonly answer: unknown;
}

const SPARE_ROWS = 3;

/** Rows that are filled, and a few empty ones; each save brings new empty ones, also without a script. */
export function TableField({ question, hint, answer }: TableFieldProps) {
  const { label, isRequired, columns, mostRows } = question;
  const name = `answers.${question.name}`;
  const field = useField(name);
  const stored = rowsOf(question, answer);
  const rows = Math.min(mostRows, stored.length + SPARE_ROWS);
  const said = [hint, `Up to ${mostRows} rows. An empty row counts for nothing.`];
  return (
    <FieldGroup
      field={field}
      label={label}
      hint={said.filter((text) => text !== "").join(" ")}
      isRequired={isRequired}
    >
      <div className="table-frame">
        <table className="table-answer">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {columns.map((column, at) => (
                  <td key={column.name}>
                    <Cell
                      name={`${name}.${row}.${column.name}`}
                      label={`${column.label}, row ${row + 1}`}
                      value={stored[row]?.[at] ?? ""}
                      // The summary of errors leads to the first cell.
                      isFirst={row === 0 && at === 0 ? name : null}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows < mostRows && (
        <button className="button button-plain" type="submit" name="intent" value="save">
          Save and add rows<span className="visually-hidden"> to {label}</span>
        </button>
      )}
    </FieldGroup>
  );
}

interface CellProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isFirst: string | null;
}

function Cell({ name, label, value, isFirst }: CellProps) {
  const { id, typed } = useField(name);
  return (
    <input
      id={isFirst === null ? id : fieldId(isFirst)}
      name={name}
      aria-label={label}
      defaultValue={typed?.[0] ?? value}
    />
  );
}
