import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { TableFrame } from "../award/table-frame.tsx";

export interface FigureRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly draft: number;
  readonly submitted: number;
  readonly returned: number;
  readonly accepted: number;
  readonly out: number;
  readonly received: number;
}

interface FiguresTableProps {
  readonly label: string;
  /** Heading of the first column. */
  readonly of: string;
  readonly rows: readonly FigureRow[];
  /** List of what a cell counts; null where it cannot be opened. */
  readonly to: (row: FigureRow, state: CellState) => string | null;
}

export type CellState = "received" | "draft" | "submitted" | "returned" | "accepted" | "out";

const COLUMNS: readonly (readonly [CellState, string])[] = [
  ["received", "Received"],
  ["submitted", "To check"],
  ["returned", "Returned"],
  ["accepted", "Accepted"],
  ["out", "Out"],
  ["draft", "Drafts"],
];

/** How many stand where; each number leads to its list. */
export function FiguresTable({ label, of, rows, to }: FiguresTableProps) {
  // A column of noughts says nothing and costs a phone its width.
  const columns = COLUMNS.filter(
    ([state]) => state === "received" || rows.some((row) => row[state] > 0),
  );
  return (
    <TableFrame label={label}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map(([state, words]) => (
              <th key={state} scope="col" className="num">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {columns.map(([state, words]) => (
                <td key={state} className="num">
                  <Cell count={row[state]} to={to(row, state)} words={words} name={row.name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface CellProps {
  readonly count: number;
  readonly to: string | null;
  readonly words: string;
  readonly name: ReactNode;
}

function Cell({ count, to, words, name }: CellProps) {
  if (count === 0) return <span className="soft">0</span>;
  if (to === null) return <>{count}</>;
  return (
    <Link to={to}>
      {count}
      <span className="visually-hidden">
        {" "}
        {words.toLowerCase()}, {name}
      </span>
    </Link>
  );
}
