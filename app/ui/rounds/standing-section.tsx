import { Notice } from "../award/notice.tsx";
import { type StandingRow, StandingTable } from "../award/standing-table.tsx";

export interface ShownStanding {
  readonly round: string;
  readonly kind: "scorecard" | "ballot";
  readonly category: { readonly slug: string; readonly name: string };
  readonly lines: readonly StandingRow[];
  readonly cutOff: string | null;
  readonly story: {
    readonly title: string;
    readonly told: readonly string[];
    readonly otherwise: string;
    readonly isOpen: boolean;
  } | null;
  readonly ballots: { readonly cast: number; readonly void: number } | null;
}

interface StandingSectionProps {
  readonly standing: ShownStanding;
  readonly caption: string;
}

/** A standing with the story of its cut-off: who is level, what the rule did, what the other would have. */
export function StandingSection({ standing, caption }: StandingSectionProps) {
  const { story, ballots, kind, lines, cutOff } = standing;
  if (lines.length === 0) return <p>No application is in it.</p>;
  return (
    <div className="stack">
      {story && (
        <Notice title={story.title} look={story.isOpen ? "warn" : "say"}>
          {story.told.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <details className="confirm">
            <summary>What the other rule would have done</summary>
            <p>{story.otherwise}</p>
          </details>
        </Notice>
      )}
      <StandingTable
        caption={caption}
        figureName={kind === "ballot" ? "Votes" : "Score"}
        countedName={kind === "ballot" ? "Score before" : "Cards counted"}
        rows={lines}
        {...(cutOff === null ? {} : { cutOff })}
      />
      {ballots && (
        <p className="small soft">
          {ballots.cast === 1 ? "One ballot" : `${ballots.cast} ballots`}
          {ballots.void > 0 &&
            `, ${ballots.void === 1 ? "one vote" : `${ballots.void} votes`} void because the application left`}
          .
        </p>
      )}
    </div>
  );
}
