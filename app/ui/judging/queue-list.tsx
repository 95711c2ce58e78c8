import { Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";

export interface ShownQueueItem {
  readonly ref: string;
  readonly title: string;
  readonly place: string;
  readonly mark: "left" | "draft" | "done" | "aside";
  /** Whether it has something in common with the judge, who has not said yet what they make of it. */
  readonly isAsked?: boolean;
}

const MARKS = {
  left: ["plain", "To score"],
  draft: ["warn", "Draft, not submitted"],
  done: ["ok", "Submitted"],
  aside: ["plain", "You stepped aside"],
} as const;

interface QueueListProps {
  readonly items: readonly ShownQueueItem[];
  readonly to: (ref: string) => string;
  /** Whether something comes before them all, so that none is opened yet. */
  readonly isBarred?: boolean;
}

/** What a judge did about an application, in a word or two. */
export function QueueChip({ mark }: Pick<ShownQueueItem, "mark">) {
  const [look, word] = MARKS[mark];
  return <Chip look={look}>{word}</Chip>;
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
          <QueueChip mark={item.mark} />
        </li>
      ))}
    </ol>
  );
}
