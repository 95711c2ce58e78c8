import { TableFrame } from "../award/table-frame.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { besideOthers } from "./second-opinion-tables.tsx";
import { type StaffFrame, StaffPage } from "./staff-page.tsx";

interface ShownUse {
  readonly id: string;
  readonly name: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly against: number | null;
  readonly spread: number | null;
}

interface ShownCriterion {
  readonly slug: string;
  readonly name: string;
  readonly alpha: number | null;
  readonly judges: readonly ShownUse[];
}

interface CalibrationPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly category: { readonly slug: string; readonly name: string };
    readonly samples: readonly string[];
    readonly owing: readonly string[];
    readonly sentences: readonly string[];
    readonly criteria: readonly ShownCriterion[];
  };
}

/** How the judges of a panel used the scale on the same made-up applications. */
export function CalibrationPage({ view }: CalibrationPageProps) {
  const { frame, category, samples, owing, sentences, criteria } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  const count =
    samples.length === 1 ? "one made-up application" : `${samples.length} made-up applications`;
  return (
    <StaffPage
      frame={frame}
      title={`Calibration of ${category.name}`}
      lead={`How each judge used the scale on ${count}: ${samples.join(", ")}. None of it counts in any standing or total. For the secretariat alone.`}
      trail={[
        { to: to("/settings"), label: "Settings" },
        { to: to("/settings/samples"), label: "Practice and calibration" },
        { to: to(`/settings/samples/${category.slug}`), label: category.name },
      ]}
    >
      {owing.length > 0 && (
        <p>The round closed before all of it was submitted by {owing.join(", ")}.</p>
      )}
      <section aria-labelledby="in-words">
        <h2 id="in-words">In words</h2>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {criteria.map((criterion) => (
        <section key={criterion.slug} aria-labelledby={`criterion-${criterion.slug}`}>
          <h2 id={`criterion-${criterion.slug}`}>{criterion.name}</h2>
          {criterion.judges.length === 0 ? (
            <p>Nobody has scored it.</p>
          ) : (
            <UseTable criterion={criterion} />
          )}
        </section>
      ))}
      <p className="small soft">
        Beside the others: points above or below their mean on the same. Spread: the standard
        deviation of the judge’s own scores; it takes two.
      </p>
    </StaffPage>
  );
}

function UseTable({ criterion: { name, alpha, judges } }: { readonly criterion: ShownCriterion }) {
  return (
    <>
      {alpha !== null && (
        <p>
          Agreement beyond chance, Krippendorff’s alpha: <b>{alpha.toFixed(2).replace("-", "−")}</b>
          .
        </p>
      )}
      <TableFrame label={`Use of the scale on ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Judge</th>
              <th scope="col" className="num">
                Mean
              </th>
              <th scope="col" className="num">
                Used
              </th>
              <th scope="col">Beside the others</th>
              <th scope="col" className="num">
                Spread
              </th>
            </tr>
          </thead>
          <tbody>
            {judges.map(({ id, name, mean, least, most, against, spread }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="num">{mean.toFixed(2)}</td>
                <td className="num">{least === most ? least : `${least} to ${most}`}</td>
                <td>{besideOthers(against)}</td>
                <td className="num">{spread?.toFixed(2) ?? "none"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}
