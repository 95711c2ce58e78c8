import { Link } from "@remix-run/react";
import type { BatchLine } from "./mail-views.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";

interface BatchListProps {
  readonly batches: readonly BatchLine[];
  readonly zone: string;
  /** The page of one batch. */
  readonly to: (id: string) => string;
}

/** Letters that wait together, those to be checked first. */
export function BatchList({ batches, zone, to }: BatchListProps) {
  return (
    <ul className="rows card">
      {batches.map((batch) => (
        <li key={batch.id}>
          <span className="row-words">
            <Link className="row-name" to={to(batch.id)}>
              {batch.name}
            </Link>
            <span className="row-detail">
              {countInWords(batch)}, begun <LocalTime instant={batch.createdAt} zone={zone} />
            </span>
            {batch.releaseAt !== null && batch.waiting > 0 && (
              <span className="row-detail">
                From <LocalTime instant={batch.releaseAt} zone={zone} />
              </span>
            )}
          </span>
          <BatchChip state={batch.state} waiting={batch.waiting} isChecked={batch.isChecked} />
        </li>
      ))}
    </ul>
  );
}

function countInWords({ waiting, sent }: Pick<BatchLine, "waiting" | "sent">): string {
  const letters = (count: number) => (count === 1 ? "1 letter" : `${count} letters`);
  if (sent === 0) return letters(waiting);
  return waiting === 0 ? `${letters(sent)} sent` : `${letters(waiting)} to go, ${sent} sent`;
}

interface BatchChipProps {
  readonly state: BatchLine["state"];
  readonly waiting: number;
  readonly isChecked: boolean;
}

export function BatchChip({ state, waiting, isChecked }: BatchChipProps) {
  if (state === "stopped") return <Chip look="bad">Stopped</Chip>;
  if (state === "waiting")
    return isChecked ? (
      <Chip look="warn">To be confirmed</Chip>
    ) : (
      <Chip look="warn">To be checked</Chip>
    );
  return waiting === 0 ? <Chip look="ok">Sent</Chip> : <Chip>Let go</Chip>;
}
