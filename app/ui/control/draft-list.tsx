import { Link } from "@remix-run/react";
import { type DraftRisk, RISK, RISK_WORDS } from "#app/domain/application/draft-risk.ts";
import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

interface DraftListProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly drafts: readonly {
    readonly ref: string;
    readonly city: string;
    readonly country: string;
    readonly category: string;
    readonly savedAt: Date;
    readonly asked: number;
    readonly answered: number;
    readonly until: Date | null;
    readonly isOver: boolean;
    readonly risk: DraftRisk | null;
  }[];
}

/** Drafts with how far they are; those likely to miss the deadline come first, with the reason. */
export function DraftList({ edition, drafts }: DraftListProps) {
  if (drafts.length === 0)
    return (
      <EmptyState title="No draft here">
        <p>A draft appears when a city begins an application, and goes when it submits it.</p>
      </EmptyState>
    );
  return (
    <>
      <p className="small soft">
        A draft is likely to miss its deadline when less than {RISK.shareAnswered * 100} % of what
        has to be answered is answered with less than {RISK.hoursLeft} hours left, or when nobody
        has touched it for {RISK.daysUntouched} days.
      </p>
      <ul className="screening-list" aria-label="Drafts">
        {drafts.map((draft) => (
          <li key={draft.ref}>
            <div>
              <p className="row-name">
                <Link to={pathFor("secretariat", edition, `/messages/${draft.ref}`)}>
                  {draft.city}
                  <span className="visually-hidden">, write about {draft.ref}</span>
                </Link>
              </p>
              <p className="row-detail">
                {draft.ref} · {draft.category} · {draft.country} · {draft.answered} of {draft.asked}{" "}
                answered
              </p>
            </div>
            <p>
              {draft.risk !== null && <Chip look="warn">{RISK_WORDS[draft.risk]}</Chip>}
              {draft.isOver && <Chip>its time is over</Chip>}
            </p>
            <p className="small soft">
              saved <LocalTime instant={draft.savedAt} zone={edition.timeZone} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
