import type { ReactNode } from "react";

interface TableFrameProps {
  /** Names it for whoever does not see it; no other region of the page has the same. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that scrolls sideways by itself, so that the page never does. */
export function TableFrame({ label, children }: TableFrameProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling frame must be reachable by keyboard
    <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
