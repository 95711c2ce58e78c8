import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";

export interface ShownScreening {
  readonly submission: number;
  readonly outcome: "accepted" | "returned" | "rejected";
  readonly reason: string;
  readonly dueAt: Date | null;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
  readonly concludedAt: Date;
}

const WORDS = {
  accepted: "Accepted",
  returned: "Returned for correction",
  rejected: "Not accepted",
};

interface EarlierScreeningsProps {
  readonly screenings: readonly ShownScreening[];
  readonly zone: string;
}

/** How earlier versions were concluded, and what the city answered. */
export function EarlierScreenings({ screenings, zone }: EarlierScreeningsProps) {
  return screenings.map((screening) => (
    <Notice
      key={screening.submission}
      title={`${WORDS[screening.outcome]}: version ${screening.submission}`}
      look={screening.outcome === "accepted" ? "say" : "warn"}
    >
      <p className="small soft">
        <LocalTime instant={screening.concludedAt} zone={zone} />
      </p>
      {screening.reason !== "" && <p className="as-typed">{screening.reason}</p>}
      {screening.dueAt !== null && (
        <p>
          To be corrected by <LocalTime instant={screening.dueAt} zone={zone} isDeadline />
        </p>
      )}
      {screening.reply !== null && (
        <p className="as-typed">
          <strong>The city answered:</strong> {screening.reply}
        </p>
      )}
    </Notice>
  ));
}
