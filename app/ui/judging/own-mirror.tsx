import { TableFrame } from "../award/table-frame.tsx";

interface ShownUse {
  readonly least: number;
  readonly most: number;
  readonly mean: string;
  /** How often each point was given, from the lowest of the scale. */
  readonly counts: readonly number[];
}

export interface ShownMirror {
  readonly sentence: string;
  readonly overall: ShownUse;
  readonly criteria: readonly ShownUse[];
}

interface OwnMirrorProps {
  readonly mirror: ShownMirror | null;
  readonly criteria: readonly { readonly slug: string; readonly name: string }[];
  readonly round: {
    readonly least: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
}

/** How a judge uses the scale: a sentence, then each point with how often it was given. */
export function OwnMirror({ mirror, criteria, round }: OwnMirrorProps) {
  return (
    <section className="stack" aria-labelledby="mirror">
      <h2 id="mirror">My mirror</h2>
      {mirror === null ? (
        <p>Once one of your scorecards has all its scores, this shows how you use the scale.</p>
      ) : (
        <>
          <p>
            {mirror.sentence}{" "}
            <span className="soft">
              Counted are your scorecards on which every criterion has a score, drafts as well.
            </span>
          </p>
          <details className="queue-details">
            <summary>How often I gave each score</summary>
            <TableFrame label="How often I gave each score">
              <UseTable mirror={mirror} criteria={criteria} round={round} />
            </TableFrame>
          </details>
        </>
      )}
    </section>
  );
}

function UseTable({ mirror, criteria, round }: OwnMirrorProps & { readonly mirror: ShownMirror }) {
  const { overall } = mirror;
  const columns = mirror.criteria.map((use, at) => ({ use, slug: criteria[at]?.slug }));
  const most = Math.max(1, ...overall.counts);
  const steps = overall.counts.map((count, at) => ({ count, at, point: round.least + at }));
  return (
    <table className="mirror-table">
      <thead>
        <tr>
          <th scope="col">Score</th>
          <th scope="col">All criteria</th>
          {criteria.map(({ slug, name }) => (
            <th key={slug} scope="col" className="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.reverse().map(({ count, at, point }) => (
          <tr key={point}>
            <th scope="row">
              {point}
              {round.meanings[point] !== undefined && (
                <span className="small soft"> {round.meanings[point]}</span>
              )}
            </th>
            <td className="mirror-all">
              <span className="mirror-count">{count}</span>
              <Bar share={count / most} />
            </td>
            {columns.map(({ use, slug }) => (
              <td key={slug} className="num">
                {use.counts[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Mean</th>
          <td>{overall.mean}</td>
          {columns.map(({ use, slug }) => (
            <td key={slug} className="num">
              {use.mean}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Used</th>
          <td>{spread(overall)}</td>
          {columns.map(({ use, slug }) => (
            <td key={slug} className="num">
              {spread(use)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

const BAR = { width: 100, height: 12 };

/** Only repeats the number beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="mirror-bar" viewBox={`0 0 ${BAR.width} ${BAR.height}`} aria-hidden="true">
      <rect width={Math.round(share * BAR.width)} height={BAR.height} rx="2" />
    </svg>
  );
}

function spread({ least, most }: ShownUse): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}
