import type { ReactNode } from "react";

interface NoticeProps {
  readonly title: string;
  readonly look?: "say" | "warn" | "bad";
  readonly children: ReactNode;
}

/** Something to know before going on, such as what a rule does here. */
export function Notice({ title, look = "say", children }: NoticeProps) {
  return (
    <section className={`card notice notice-${look}`}>
      <h2 className="text-name">{title}</h2>
      {children}
    </section>
  );
}
