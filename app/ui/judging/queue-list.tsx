import { Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";

export interface ShownQueueItem {
  readonly ref: string;
  readonly title: string;
  readonly place: string;
  readonly mark: "left" | "draft" | "done" | "aside";
  readonly pause: "skipped" | "flagged" | null;
  /** Whether it has something in common with the judge, who has not said yet what they make of it. */
  readonly isAsked?: boolean;
}

const MARKS = {
  left: ["plain", "To score"],
  draft: ["warn", "Draft, not submitted"],
  done: ["ok", "Submitted"],
  aside: ["plain", "You stepped aside"],
} as const;

const PAUSES = { skipped: "Skipped for now", flagged: "Waits for the secretariat" };

interface QueueListProps {
  readonly items: readonly ShownQueueItem[];
  readonly to: (ref: string) => string;
  /** Whether something comes before them all, so that none is opened yet. */
  readonly isBarred?: boolean;
}

/** What a judge did about an application, in a word or two. */
export function QueueChip({
  mark,
  pause = null,
}: Pick<ShownQueueItem, "mark"> & Partial<Pick<ShownQueueItem, "pause">>) {
  const [look, word] = MARKS[mark];
  return (
    <span className="chips">
      {pause && <Chip look="plain">{PAUSES[pause]}</Chip>}
      <Chip look={look}>{word}</Chip>
    </span>
  );
}

/** A judge's queue, in the order that is theirs alone. */
export function QueueList({ items, to, isBarred = false }: QueueListProps) {
  return (
    <ol className="queue">
      {items.map((item) => (
        <li key={item.ref} className="queue-item">
          <div>
            {item.mark === "aside" || isBarred ? (
              <span className="queue-title soft">{item.title}</span>
            ) : (
              <Link className="queue-title" to={to(item.ref)}>
                {item.title}
              </Link>
            )}
            {item.place !== "" && <p className="small soft">{item.place}</p>}
            {item.isAsked && <p className="small">There is a question to you about it.</p>}
          </div>
          <QueueChip mark={item.mark} pause={item.pause} />
        </li>
      ))}
    </ol>
  );
}
