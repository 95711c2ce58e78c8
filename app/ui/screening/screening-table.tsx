import { Link } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

interface ScreeningTableProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  /** An observer reads states, no application. */
  readonly mayOpen: boolean;
  readonly lines: readonly {
    readonly ref: string;
    readonly title: string;
    readonly city: string;
    readonly country: string;
    readonly category: string;
    readonly state: ApplicationStatus;
    readonly submittedAt: Date | null;
  }[];
}

export function ScreeningTable({ edition, mayOpen, lines }: ScreeningTableProps) {
  if (lines.length === 0)
    return (
      <EmptyState title="No application here">
        <p>Applications are shown from their submission on. Another filter may show more.</p>
      </EmptyState>
    );
  return (
    // A wide table scrolls in its own frame, which the keyboard must reach to scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling frame must be reachable by keyboard
    <div className="table-frame" role="region" aria-label="Applications" tabIndex={0}>
      <table>
        <caption className="visually-hidden">Submitted applications</caption>
        <thead>
          <tr>
            <th scope="col">Ref</th>
            <th scope="col">Project</th>
            <th scope="col">Category</th>
            <th scope="col">State</th>
            <th scope="col">Submitted</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.ref}>
              <td>{line.ref}</td>
              <th scope="row">
                <span className="row-name">
                  {mayOpen ? (
                    <Link to={pathFor("secretariat", edition, `/screening/${line.ref}`)}>
                      {line.title}
                    </Link>
                  ) : (
                    line.title
                  )}
                </span>
                <span className="row-detail">
                  {line.city}, {line.country}
                </span>
              </th>
              <td>{line.category}</td>
              <td>
                <ApplicationState state={line.state} />
              </td>
              <td className="small">
                {line.submittedAt !== null && (
                  <LocalTime instant={line.submittedAt} zone={edition.timeZone} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
