/** The acts on a round: open it, close it, remind its judges, confirm its shortlist. */
import { Notice } from "../award/notice.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "./act-form.tsx";
import { CoverageList, hasGaps, type ShownCoverage } from "./coverage.tsx";
import { DeciderFields } from "./decider-fields.tsx";
import { OwedList } from "./owed-list.tsx";
import type { ProgressRow } from "./progress-table.tsx";

interface RoundActProps {
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly kind: "scorecard" | "ballot";
  };
  /** The round's own page, which takes its forms. */
  readonly to: string;
}

interface OpenRoundProps extends RoundActProps {
  /** What stands in the way; empty where it may open. */
  readonly blocks: readonly string[];
}

export function OpenRound({ round, to, blocks }: OpenRoundProps) {
  const name = lower(round.name);
  if (blocks.length > 0)
    return (
      <Notice title={`What ${name} waits for`} look="warn">
        <ul>
          {blocks.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <GraveAct summary={`Open ${name}…`} scope={`open-${round.slug}`} to={to}>
      <p>
        {round.kind === "scorecard"
          ? "From now on its judges read and score. The criteria and the panels' applications are fixed by the first scorecard."
          : "From now on its judges vote. The finalists are fixed: who leaves later is not replaced."}{" "}
        Each judge with something to do gets a mail.
      </p>
      <SubmitButton intent="open" pending="Opening…">
        Open {name}
      </SubmitButton>
    </GraveAct>
  );
}

interface CloseRoundProps extends RoundActProps {
  readonly judges: readonly ProgressRow[];
  readonly coverage: ShownCoverage;
}

export function CloseRound({ round, to, judges, coverage }: CloseRoundProps) {
  const name = lower(round.name);
  const isOwed = judges.some(({ done, due }) => done < due);
  const isLacking = isOwed || hasGaps(coverage);
  const what =
    round.kind === "scorecard"
      ? "Nobody scores any more, and the standing becomes visible."
      : "The sealed ballots are opened, parted from their judges for good, and counted.";
  return (
    <GraveAct
      summary={isLacking ? `Close ${name} all the same…` : `Close ${name}…`}
      scope={`close-${round.slug}`}
      to={to}
    >
      <p>{what} This cannot be undone.</p>
      {isLacking ? (
        <>
          {isOwed && (
            <>
              <p>This is still owed, and would be missing from the count:</p>
              <OwedList kind={round.kind} judges={judges} isFull />
            </>
          )}
          {hasGaps(coverage) && (
            <>
              <p>This was never put before a judge who should have judged it:</p>
              <CoverageList coverage={coverage} />
            </>
          )}
          <DeciderFields usual="the chair" reasonHint="It is kept in the record of the edition." />
          <SubmitButton intent="close-owed" pending="Closing…" look="danger">
            Close {name} by decision
          </SubmitButton>
        </>
      ) : (
        <SubmitButton intent="close" pending="Closing…">
          Close {name}
        </SubmitButton>
      )}
    </GraveAct>
  );
}

interface RemindProps extends RoundActProps {
  readonly owing: number;
  /** What the mail says unless it is changed. */
  readonly text: string;
}

export function RemindJudges({ round, to, owing, text }: RemindProps) {
  const whom = owing === 1 ? "the one judge who owes something" : `these ${owing} judges`;
  return (
    <GraveAct summary={`Remind ${whom}…`} scope={`remind-${round.slug}`} to={to}>
      <TextArea
        name="text"
        label="What the mail says"
        hint="Each judge's own list of what is owed, and the link, follow it."
        rows={4}
        value={text}
      />
      <SubmitButton intent="remind" pending="Sending…">
        Remind {whom}
      </SubmitButton>
    </GraveAct>
  );
}

interface ConfirmShortlistProps extends RoundActProps {
  readonly finalists: number;
  readonly isAgain: boolean;
}

export function ConfirmShortlist({ round, to, finalists, isAgain }: ConfirmShortlistProps) {
  const many = finalists === 1 ? "one finalist" : `${finalists} finalists`;
  const again = isAgain ? " again" : "";
  return (
    <GraveAct summary={`Confirm ${many}${again}…`} scope={`confirm-${round.slug}`} to={to}>
      <p>
        The finalists of every category go on as the standings below show them. Who leaves before
        the next round opens is replaced by the next in the standing, and the shortlist is confirmed
        again. Where the secretariat has more than one member, another of them confirms it first.
      </p>
      <SubmitButton intent="confirm" pending="Confirming…">
        Confirm {many}
        {again}
      </SubmitButton>
    </GraveAct>
  );
}

export function CloseCall({ to }: { readonly to: string }) {
  return (
    <GraveAct summary="Close the call…" scope="close-call" to={to}>
      <p>
        No city begins or submits an application any more, even where the announced time has not
        come. What was submitted stays to be screened. This cannot be undone.
      </p>
      <SubmitButton intent="close-call" pending="Closing…" look="danger">
        Close the call
      </SubmitButton>
    </GraveAct>
  );
}

export function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
