import { Chip } from "../award/chip.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface Cell {
  readonly due: number;
  readonly done: number;
}

export interface ProgressRow extends Cell {
  readonly id: string;
  readonly name: string;
  readonly hasAccepted: boolean;
  readonly owed: readonly string[];
  readonly cells: readonly (Cell | null)[];
}

interface ProgressTableProps {
  readonly caption: string;
  readonly kind: "scorecard" | "ballot";
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly judges: readonly ProgressRow[];
}

/** Done or not, judge by judge and category by category; never what a card or a ballot says. */
export function ProgressTable({ caption, kind, categories, judges }: ProgressTableProps) {
  return (
    <TableFrame label={caption}>
      <table className="progress-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Judge</th>
            {categories.map(({ slug, name }) => (
              <th key={slug} scope="col" className="num">
                {name}
              </th>
            ))}
            <th scope="col" className="num">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {judges.map((judge) => (
            <tr key={judge.id}>
              <th scope="row">
                <span className="row-name">{judge.name}</span>
                {!judge.hasAccepted && (
                  <span className="row-detail">has not accepted the invitation</span>
                )}
              </th>
              {judge.cells.map((cell, index) => (
                <td key={categories[index]?.slug} className="num">
                  <Done kind={kind} cell={cell} />
                </td>
              ))}
              <td className="num">
                <Chip look={judge.done < judge.due ? "warn" : "ok"}>
                  {judge.done} of {judge.due}
                </Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Done({
  kind,
  cell,
}: {
  readonly kind: "scorecard" | "ballot";
  readonly cell: Cell | null;
}) {
  if (cell === null)
    return (
      <span className="soft">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">nothing to do</span>
      </span>
    );
  if (kind === "ballot") return cell.done > 0 ? "cast" : <b>not yet</b>;
  const figures = `${cell.done} of ${cell.due}`;
  return cell.done < cell.due ? <b>{figures}</b> : figures;
}
