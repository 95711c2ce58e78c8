import { Link } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

export interface DeskLine {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly country: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  readonly submittedAt: Date | null;
  readonly isDuplicate: boolean;
  readonly tags: readonly string[];
}

interface DeskListProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  /** An observer reads states, no application. */
  readonly mayOpen: boolean;
  readonly lines: readonly DeskLine[];
}

/** Submitted applications, dense on a desk and one below the other on a phone. */
export function DeskList({ edition, mayOpen, lines }: DeskListProps) {
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
          <div className="desk-line">
            {mayOpen && (
              <label className="desk-choice">
                <input type="checkbox" name="refs[]" value={line.ref} />
                <span className="visually-hidden">Choose {line.ref}</span>
              </label>
            )}
            <div>
              <p className="row-name">
                {mayOpen ? (
                  <Link to={pathFor("secretariat", edition, `/screening/${line.ref}#check`)}>
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
          </div>
          <p className="desk-marks">
            <ApplicationState state={line.state} />
            {line.isDuplicate && <Chip look="warn">Duplicate</Chip>}
            {line.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
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
