import { Chip } from "../award/chip.tsx";
import type { ProgressRow } from "./progress-table.tsx";

interface OwedListProps {
  readonly kind: "scorecard" | "ballot";
  readonly judges: readonly ProgressRow[];
  /** Names every application or category owed, not only how many. */
  readonly isFull?: boolean;
}

/** Who still owes what, those who owe most first. */
export function OwedList({ kind, judges, isFull = false }: OwedListProps) {
  const owing = judges
    .filter(({ done, due }) => done < due)
    .sort((a, b) => b.due - b.done - (a.due - a.done));
  if (owing.length === 0) return <p>Everything is in.</p>;
  return (
    <ul className="owed-list">
      {owing.map((judge) => (
        <li key={judge.id}>
          <span>
            {judge.name}
            {isFull && <span className="row-detail">{judge.owed.join(", ")}</span>}
            {!judge.hasAccepted && (
              <span className="row-detail">has not accepted the invitation</span>
            )}
          </span>
          <Chip look={judge.done === 0 ? "bad" : "warn"}>
            {thing(kind, judge.due - judge.done)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

function thing(kind: "scorecard" | "ballot", count: number): string {
  const word = kind === "ballot" ? "ballot" : "card";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
