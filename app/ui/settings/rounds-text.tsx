import type { RoundRules } from "#app/domain/edition/settings.ts";
import { LocalTime } from "../award/local-time.tsx";

/** The rules of a round in a sentence or two. */
export function roundInWords(round: RoundRules): string {
  switch (round.kind) {
    case "screening":
      return "The secretariat checks each application against each clause.";
    case "scorecard":
      return scorecardInWords(round);
    case "ballot": {
      const votes = round.votes ?? 1;
      return `Each judge votes for ${votes} different finalist${votes === 1 ? "" : "s"} of each category.`;
    }
  }
}

function scorecardInWords(round: RoundRules): string {
  const { minScore, maxScore, scaleLabels, quorum, advance, cutoffTie, needsRemarkAtEnds } = round;
  const labels = Object.entries(scaleLabels)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([value, label]) => `${value} is ${label}`);
  const meaning = labels.length > 0 ? ` (${labels.join(", ")})` : "";
  const tie = cutoffTie === "break" ? "the tie-break rules decide" : "all that are level go on";
  return [
    `Judges score each criterion from ${minScore ?? 1} to ${maxScore ?? 10}${meaning}.`,
    ...(needsRemarkAtEnds ? ["They explain the lowest and the highest score in a remark."] : []),
    ...(advance === null ? [] : [`${advance} of each category go on; at the cut-off ${tie}.`]),
    ...(quorum === null ? [] : [`The quorum is ${quorum} counted scorecards.`]),
  ].join(" ");
}

interface RoundsTextProps {
  readonly rounds: readonly (RoundRules & {
    readonly id: string;
    readonly name: string;
    readonly opensAt: Date | null;
    readonly closesAt: Date | null;
  })[];
  readonly zone: string;
}

/** The rounds as text, where they may not be changed. */
export function RoundsText({ rounds, zone }: RoundsTextProps) {
  if (rounds.length === 0) return <p className="soft">There are none.</p>;
  return (
    <ol className="settings-text">
      {rounds.map((round) => (
        <li key={round.id}>
          <strong>{round.name}</strong>
          <span className="row-detail">{roundInWords(round)}</span>
          {round.opensAt && (
            <span className="row-detail">
              Opens <LocalTime instant={round.opensAt} zone={zone} />
            </span>
          )}
          {round.closesAt && (
            <span className="row-detail">
              Closes <LocalTime instant={round.closesAt} zone={zone} isDeadline />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
