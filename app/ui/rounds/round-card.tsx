import { Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Meter } from "../award/meter.tsx";
import type { ShownCoverage } from "./coverage.tsx";
import { OwedList } from "./owed-list.tsx";
import type { ProgressRow } from "./progress-table.tsx";
import { CloseRound, OpenRound } from "./round-acts.tsx";

export interface ShownRound {
  readonly slug: string;
  readonly name: string;
  readonly kind: "scorecard" | "ballot";
  readonly state: "pending" | "open" | "closed" | "confirmed";
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  readonly isRunning: boolean;
  readonly isLast: boolean;
  readonly progress: {
    readonly due: number;
    readonly done: number;
    readonly judges: readonly ProgressRow[];
    readonly coverage: ShownCoverage;
  } | null;
}

interface RoundCardProps {
  readonly round: ShownRound;
  readonly zone: string;
  /** The round's own page. */
  readonly to: string;
  readonly mayAct: boolean;
  /** What stands in the way of opening it; null where another comes first. */
  readonly blocks: readonly string[] | null;
}

/** A round in the list of rounds: where it stands, what is done, and what can be done with it. */
export function RoundCard({ round, zone, to, mayAct, blocks }: RoundCardProps) {
  const { slug, name, kind, state, progress } = round;
  return (
    <section className="card" aria-labelledby={slug}>
      <div className="page-head">
        <div>
          <h2 id={slug}>{state === "pending" ? name : <Link to={to}>{name}</Link>}</h2>
          <p className="small soft">
            <RoundTimes round={round} zone={zone} />
          </p>
        </div>
        <RoundState round={round} />
      </div>
      {progress && (
        <Meter
          label={kind === "ballot" ? "Ballots cast" : "Scorecards submitted"}
          done={progress.done}
          of={progress.due}
        />
      )}
      {progress && state === "open" && <OwedList kind={kind} judges={progress.judges} />}
      {mayAct && state === "open" && progress && <CloseRound round={round} to={to} {...progress} />}
      {mayAct && blocks && <OpenRound round={round} to={to} blocks={blocks} />}
      {state === "closed" && !round.isLast && (
        <p>
          <Link to={to}>Look at the standing and confirm the shortlist</Link>
        </p>
      )}
    </section>
  );
}

export function RoundState({ round }: { readonly round: Pick<ShownRound, "state" | "isRunning"> }) {
  switch (round.state) {
    case "pending":
      return <Chip>not open yet</Chip>;
    case "open":
      return round.isRunning ? (
        <Chip look="ok">open</Chip>
      ) : (
        <Chip look="warn">its time is over</Chip>
      );
    case "closed":
      return <Chip>closed</Chip>;
    case "confirmed":
      return <Chip look="ok">shortlist confirmed</Chip>;
  }
}

interface RoundTimesProps {
  readonly round: Pick<ShownRound, "state" | "opensAt" | "closesAt" | "closedAt" | "isRunning">;
  readonly zone: string;
}

export function RoundTimes({ round, zone }: RoundTimesProps) {
  const { state, opensAt, closesAt, closedAt, isRunning } = round;
  if (state === "pending")
    return opensAt === null ? (
      "No time is planned"
    ) : (
      <>
        Planned to open <LocalTime instant={opensAt} zone={zone} />
      </>
    );
  if (state === "open")
    return closesAt === null ? (
      "Judges may write until it is closed"
    ) : (
      <>
        {isRunning ? "Judges may write until" : "Judges could write until"}{" "}
        <LocalTime instant={closesAt} zone={zone} isDeadline />
      </>
    );
  return closedAt === null ? null : (
    <>
      Closed <LocalTime instant={closedAt} zone={zone} />
    </>
  );
}
