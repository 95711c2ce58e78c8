import { Link } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

interface ScreeningLine {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly country: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  readonly submittedAt: Date | null;
}

interface ScreeningListProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  /** An observer reads states, no application. */
  readonly mayOpen: boolean;
  readonly lines: readonly ScreeningLine[];
}

/** Submitted applications, dense on a desk and one below the other on a phone. */
export function ScreeningList({ edition, mayOpen, lines }: ScreeningListProps) {
  if (lines.length === 0)
    return (
      <EmptyState title="No application here">
        <p>Applications are shown from their submission on. Another filter may show more.</p>
      </EmptyState>
    );
  return (
    <ul className="screening-list" aria-label="Submitted applications">
      {lines.map((line) => (
        <li key={line.ref}>
          <div>
            <p className="row-name">
              {mayOpen ? (
                <Link to={pathFor("secretariat", edition, `/screening/${line.ref}`)}>
                  {line.title}
                </Link>
              ) : (
                line.title
              )}
            </p>
            <p className="row-detail">
              {line.ref} · {line.category} · {line.city}, {line.country}
            </p>
          </div>
          <p>
            <ApplicationState state={line.state} />
          </p>
          <p className="small soft">
            {line.submittedAt !== null && (
              <LocalTime instant={line.submittedAt} zone={edition.timeZone} />
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
