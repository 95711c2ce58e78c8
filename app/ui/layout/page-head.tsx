import type { ReactNode } from "react";

interface PageHeadProps {
  readonly title: string;
  /** Which award, category and round, and when it closes. */
  readonly eyebrow?: ReactNode;
  readonly lead?: ReactNode;
  /** The page's one act, or its state. */
  readonly aside?: ReactNode;
}

/** What this page is for, and the one thing to do on it. */
export function PageHead({ title, eyebrow, lead, aside }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>
        {eyebrow !== undefined && <p className="eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead !== undefined && <p className="soft">{lead}</p>}
      </div>
      {aside !== undefined && <div className="page-head-aside">{aside}</div>}
    </div>
  );
}
