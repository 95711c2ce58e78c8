import { Fragment } from "react";
import { Chip } from "./chip.tsx";
import { TableFrame } from "./table-frame.tsx";

export interface StandingRow {
  readonly ref: string;
  /** Null where nothing was counted: it stands below every rank. */
  readonly rank: number | null;
  readonly isShared: boolean;
  readonly project: string;
  readonly place: string;
  /** Rounded for reading: "6.46". */
  readonly figure: string;
  /** As it decides: "6 11/24". Left out where the rounded figure is exact. */
  readonly exact?: string;
  /** What it was counted from: "5 of 6". */
  readonly counted: string;
  readonly notes: readonly string[];
  readonly state: "in" | "contested" | "out";
}

interface StandingTableProps {
  readonly caption: string;
  readonly figureName: string;
  readonly countedName: string;
  readonly rows: readonly StandingRow[];
  /** The line below the last that goes on: "Cut-off: five places, six finalists by the rule". */
  readonly cutOff?: string;
}

/** A standing with its ties and its cut-off in words; the exact figure stands where it decides. */
export function StandingTable({
  caption,
  figureName,
  countedName,
  rows,
  cutOff,
}: StandingTableProps) {
  const firstOut = rows.findIndex(({ state }) => state === "out");
  return (
    // A wide table scrolls in its own frame, which the keyboard must reach to scroll it.
    <TableFrame label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Rank
            </th>
            <th scope="col">Project</th>
            <th scope="col" className="num">
              {figureName}
            </th>
            <th scope="col" className="num">
              {countedName}
            </th>
            <th scope="col">Notes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.ref}>
              {cutOff !== undefined && index === firstOut && <CutOffRow text={cutOff} />}
              <Standing row={row} />
            </Fragment>
          ))}
          {cutOff !== undefined && firstOut === -1 && <CutOffRow text={cutOff} />}
        </tbody>
      </table>
    </TableFrame>
  );
}

function CutOffRow({ text }: { readonly text: string }) {
  return (
    <tr className="row-cut">
      <td colSpan={5}>{text}</td>
    </tr>
  );
}

function Standing({ row }: { readonly row: StandingRow }) {
  return (
    <tr className={`row-${row.state}`}>
      <td className="num">
        {row.rank === null ? "–" : `${row.rank}${row.isShared ? "=" : ""}`}
        {row.isShared && <span className="visually-hidden"> (shared)</span>}
      </td>
      <th scope="row">
        <span className="row-name">{row.project}</span>
        <span className="row-detail">{row.place}</span>
      </th>
      <td className="num">
        {row.figure}
        {row.exact !== undefined && <span className="row-detail">exactly {row.exact}</span>}
      </td>
      <td className="num">{row.counted}</td>
      <td>
        <span className="chips">
          {row.notes.map((note) => (
            <Chip key={note} look={row.state === "contested" ? "warn" : "plain"}>
              {note}
            </Chip>
          ))}
        </span>
      </td>
    </tr>
  );
}
