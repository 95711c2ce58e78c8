import { Link } from "@remix-run/react";
import { TableFrame } from "../award/table-frame.tsx";
import { QueueChip } from "./queue-list.tsx";

type Order = "queue" | "ref" | "mean";

export interface ShownOwnScores {
  readonly criteria: readonly { readonly slug: string; readonly name: string }[];
  readonly isWeighed: boolean;
  readonly rows: readonly {
    readonly ref: string;
    readonly title: string;
    readonly place: string;
    readonly mark: "left" | "draft" | "done" | "aside";
    readonly points: readonly (number | null)[];
    readonly mean: string | null;
  }[];
}

interface OwnScoresTableProps {
  readonly own: ShownOwnScores;
  readonly order: Order;
  readonly to: (ref: string) => string;
}

const ORDERS: Readonly<Record<Order, string>> = {
  queue: "As in my queue",
  ref: "By reference",
  mean: "By my mean, highest first",
};

/** Every application due to the judge in a category, with the judge's own scores of it. */
export function OwnScoresTable({ own, order, to }: OwnScoresTableProps) {
  const { criteria, rows, isWeighed } = own;
  return (
    <section className="stack" aria-labelledby="side-by-side">
      <h2 id="side-by-side">My scores side by side</h2>
      <Orders order={order} />
      {isWeighed && (
        <p className="small soft">My mean weighs each criterion as the count weighs it.</p>
      )}
      <TableFrame label="Table of my scores">
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={order === "ref" ? "ascending" : undefined}>
                Application
              </th>
              <th
                scope="col"
                className="num"
                aria-sort={order === "mean" ? "descending" : undefined}
              >
                My mean
              </th>
              {criteria.map(({ slug, name }) => (
                <th key={slug} scope="col" className="num">
                  {name}
                </th>
              ))}
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.ref}>
                <th scope="row">
                  <RowName row={row} to={to} />
                </th>
                <td className="num">{row.mean === null ? <None /> : <b>{row.mean}</b>}</td>
                {row.points.map((points, at) => (
                  <td key={criteria[at]?.slug} className="num">
                    {points ?? <None />}
                  </td>
                ))}
                <td>
                  <QueueChip mark={row.mark} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function RowName({
  row: { ref, title, place, mark },
  to,
}: {
  readonly row: ShownOwnScores["rows"][number];
  readonly to: (ref: string) => string;
}) {
  return (
    <>
      {mark === "aside" ? (
        <span className="row-name soft">{title}</span>
      ) : (
        <Link className="row-name" to={to(ref)}>
          {title}
        </Link>
      )}
      <span className="row-detail">{place === "" ? ref : `${ref} · ${place}`}</span>
    </>
  );
}

function Orders({ order }: { readonly order: Order }) {
  return (
    <nav className="own-orders" aria-label="Order of the table">
      {(Object.keys(ORDERS) as Order[]).map((one) => (
        <Link
          key={one}
          to={one === "queue" ? "." : `?order=${one}`}
          aria-current={one === order ? "true" : undefined}
          preventScrollReset
        >
          {ORDERS[one]}
        </Link>
      ))}
    </nav>
  );
}

function None() {
  return (
    <span className="soft">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">no score</span>
    </span>
  );
}
