import type {
  SecondOpinionOfCategory,
  SecondOpinionRow,
} from "#app/domain/second-opinion/opinion.ts";
import { TableFrame } from "../award/table-frame.tsx";

interface TableProps {
  readonly category: SecondOpinionOfCategory;
}

/** The official rank beside the others; of leaving a judge out, from the best rank to the worst. */
export function RankingsTable({ category: { name, rows, noZScores, without } }: TableProps) {
  return (
    <TableFrame label={`Ranks of ${name}, official and others`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Application</th>
            <th scope="col" className="num">
              Official
            </th>
            <th scope="col" className="num">
              Score
            </th>
            {noZScores === null && (
              <th scope="col" className="num">
                Z-scores
              </th>
            )}
            <th scope="col" className="num">
              Median
            </th>
            {without.length > 0 && (
              <th scope="col" className="num">
                One judge left out
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ref}>
              <Application row={row} />
              <td className="num">
                <b>{row.rank ?? <None />}</b>
              </td>
              <td className="num">{row.score ?? <None />}</td>
              {noZScores === null && <Rank own={row.zScores} official={row.rank} />}
              <Rank own={row.median} official={row.rank} />
              {without.length > 0 && <td className="num">{rangeOf(row.without)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** One column a judge whose cards are left out. */
export function WithoutTable({ category: { name, rows, without } }: TableProps) {
  return (
    <TableFrame label={`Ranks of ${name} without each judge`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Application</th>
            <th scope="col" className="num">
              Official
            </th>
            {without.map((judge, at) => (
              // Two judges may have one name; their places tell them apart.
              <th key={at} scope="col" className="num">
                Without {judge}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ref}>
              <Application row={row} />
              <td className="num">
                <b>{row.rank ?? <None />}</b>
              </td>
              {row.without.map((rank, at) => (
                <Rank key={at} own={rank} official={row.rank} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** How each judge used the scale, strictest first. */
export function JudgesTable({ category: { name, judges } }: TableProps) {
  return (
    <>
      <TableFrame label={`Judges of ${name} beside the panel`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Judge</th>
              <th scope="col" className="num">
                Cards counted
              </th>
              <th scope="col">Beside the others</th>
              <th scope="col" className="num">
                Spread
              </th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <tr key={judge.slug}>
                <th scope="row">{judge.name}</th>
                <td className="num">{judge.cards}</td>
                <td>{besideOthers(judge.against)}</td>
                <td className="num">{judge.spread?.toFixed(2) ?? <None />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="small soft">
        Beside the others: points above or below their mean, over the applications that somebody
        else scored too. Spread: the standard deviation of the judge’s own marks; it takes two.
      </p>
    </>
  );
}

/** "1.20 stricter", of points above or below the mean of the others. */
export function besideOthers(against: number | null): string {
  if (against === null) return "nobody else scored the same";
  const points = Math.abs(against).toFixed(2);
  if (points === "0.00") return "level";
  return against < 0 ? `${points} stricter` : `${points} milder`;
}

function Application({ row }: { readonly row: SecondOpinionRow }) {
  return (
    <th scope="row">
      <span className="row-name">{row.title}</span> <span className="row-detail">{row.ref}</span>
    </th>
  );
}

interface RankProps {
  readonly own: number | null;
  readonly official: number | null;
}

/** With how far it lies from the official rank, in words for whoever does not see the arrow. */
function Rank({ own, official }: RankProps) {
  if (own === null)
    return (
      <td className="num">
        <None />
      </td>
    );
  const up = official === null ? 0 : official - own;
  if (up === 0) return <td className="num">{own}</td>;
  return (
    <td className="num">
      {own}{" "}
      <span className="small soft">
        <span aria-hidden="true">
          {up > 0 ? "↑" : "↓"}
          {Math.abs(up)}
        </span>
        <span className="visually-hidden">
          {Math.abs(up)} {up > 0 ? "higher" : "lower"}
        </span>
      </span>
    </td>
  );
}

function rangeOf(ranks: readonly (number | null)[]) {
  const known = ranks.filter((rank) => rank !== null);
  if (known.length === 0) return <None />;
  const [best, worst] = [Math.min(...known), Math.max(...known)];
  return best === worst ? `${best}` : `${best} to ${worst}`;
}

function None() {
  return (
    <span className="soft">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">none</span>
    </span>
  );
}
