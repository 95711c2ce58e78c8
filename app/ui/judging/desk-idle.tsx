import { EmptyState } from "../award/empty-state.tsx";
import { PageHead } from "../layout/page-head.tsx";

interface DeskIdleProps {
  readonly phase: "before" | "between" | "after";
  /** Whether scorecards of a closed round are open again, which stand above. */
  readonly hasReopened: boolean;
  readonly editionName: string;
  readonly isPublished: boolean;
  /** Address of the public's page of winners. */
  readonly winnersAt: string;
}

const TITLES = {
  before: "Judging has not begun",
  between: "Nothing to do just now",
  after: "Thank you for judging",
} as const;

/** A judge's page while no round is open. */
export function DeskIdle(props: DeskIdleProps) {
  const { phase, hasReopened, editionName, isPublished, winnersAt } = props;
  const done = hasReopened ? "The rest of your part is done" : "Your part is done";
  return (
    <>
      <PageHead
        title={hasReopened ? "Nothing else to do just now" : TITLES[phase]}
        eyebrow={editionName}
      />
      <EmptyState title={phase === "after" ? done : "You will get a mail"}>
        {phase === "before" && (
          <p>
            When the first round opens, the applications on your panels are here, and a mail tells
            you so.
          </p>
        )}
        {phase === "between" && (
          <p>
            The round has closed. What you scored is kept, and put away until the result is
            certified. When the next round opens, a mail tells you so.
          </p>
        )}
        {phase === "after" && isPublished && (
          <p>
            The winners are published: <a href={winnersAt}>see who won, and why</a>.
          </p>
        )}
        {phase === "after" && !isPublished && (
          <p>All rounds are closed. The secretariat publishes the winners at a time it has set.</p>
        )}
      </EmptyState>
    </>
  );
}
