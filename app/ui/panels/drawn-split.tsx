import { SubmitButton } from "../form/submit-button.tsx";
import { TableFrame } from "../award/table-frame.tsx";
import { ActForm } from "../rounds/act-form.tsx";
import { RefList } from "../award/ref-list.tsx";

export interface Drawn {
  readonly each: number;
  readonly seed: string;
  readonly mark: string;
  readonly kept: number;
  readonly judges: readonly {
    readonly slug: string;
    readonly name: string;
    readonly refs: readonly string[];
  }[];
  readonly short: readonly string[];
}

/** A split as it would be made, to be looked at and confirmed. */
export function DrawnSplit({ drawn }: { readonly drawn: Drawn }) {
  const { each, seed, mark, kept, judges, short } = drawn;
  return (
    <>
      <TableFrame label="What each judge would score">
        <table>
          <caption className="visually-hidden">What each judge would score</caption>
          <thead>
            <tr>
              <th scope="col">Judge, and which applications</th>
              <th scope="col" className="num">
                Number
              </th>
            </tr>
          </thead>
          <tbody>
            {judges.map(({ slug, name, refs }) => (
              <tr key={slug}>
                <th scope="row">
                  {name}
                  <span className="row-detail">
                    <RefList refs={refs} />
                  </span>
                </th>
                <td className="num">{refs.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {kept > 0 && (
        <p className="soft">
          {kept === 1 ? "One scorecard was" : `${kept} scorecards were`} begun and{" "}
          {kept === 1 ? "stays" : "stay"} with whoever began {kept === 1 ? "it" : "them"}.
        </p>
      )}
      {short.length > 0 && (
        <p>
          {short.join(", ")}: fewer than {each} judges, because others stepped aside.
        </p>
      )}
      <ActForm scope="split" about={{ each: `${each}`, seed, mark }}>
        <p className="soft">
          The seed of this draw is kept in the audit log: {seed}. With it the same split can be
          drawn again.
        </p>
        <SubmitButton intent="split" pending="Splitting…">
          Split it like this
        </SubmitButton>
      </ActForm>
    </>
  );
}
