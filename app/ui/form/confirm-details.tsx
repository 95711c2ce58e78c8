import type { ReactNode } from "react";

interface ConfirmDetailsProps {
  /** The act, as a button would say it: "Withdraw this application…". */
  readonly summary: string;
  /** What it does and whether it can be undone, then the button that does it. */
  readonly children: ReactNode;
}

/** A grave act in two steps, with or without scripts: open, read what it does, then do it. */
export function ConfirmDetails({ summary, children }: ConfirmDetailsProps) {
  return (
    <details className="confirm">
      <summary>{summary}</summary>
      <div className="confirm-body">{children}</div>
    </details>
  );
}
