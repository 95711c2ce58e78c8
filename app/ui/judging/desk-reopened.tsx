import { Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";

interface DeskReopenedProps {
  readonly cards: readonly {
    readonly round: string;
    readonly roundName: string;
    readonly ref: string;
    readonly title: string;
    readonly until: Date;
  }[];
  readonly zone: string;
  readonly to: (round: string, ref: string) => string;
}

/** Scorecards of a round that closed, which this judge may write once more. */
export function DeskReopened({ cards, zone, to }: DeskReopenedProps) {
  if (cards.length === 0) return null;
  return (
    <Notice
      title={cards.length === 1 ? "A scorecard is open again" : "Scorecards are open again"}
      look="warn"
    >
      <ul className="plain-list">
        {cards.map(({ round, roundName, ref, title, until }) => (
          <li key={`${round} ${ref}`}>
            <Link to={to(round, ref)}>
              {ref}, {title}
            </Link>
            , {roundName}: until <LocalTime instant={until} zone={zone} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
