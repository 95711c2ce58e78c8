import type { ReactNode } from "react";
import { LaurelMark } from "../layout/laurel-mark.tsx";

interface EmptyStateProps {
  readonly title: string;
  /** Why nothing is here, and what brings something. */
  readonly children: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <LaurelMark />
      <h2 className="text-name">{title}</h2>
      {children}
    </div>
  );
}
