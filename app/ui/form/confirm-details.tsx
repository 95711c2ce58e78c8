import type { ReactNode } from "react";

interface ConfirmDetailsProps {
  /** The act, as a button would say it: "Withdraw this application…". */
  readonly summary: string;
  /** What it does and whether it can be undone, then the button that does it. */
  /** Open from the start, where what was sent has come back. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A grave act in two steps, with or without scripts: open, read what it does, then do it. */
export function ConfirmDetails({ summary, isOpen = false, children }: ConfirmDetailsProps) {
  return (
    <details className="confirm" open={isOpen}>
      <summary>{summary}</summary>
      <div className="confirm-body">{children}</div>
    </details>
  );
}
