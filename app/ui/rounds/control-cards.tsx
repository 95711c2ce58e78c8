import { Link } from "@remix-run/react";
import { Meter } from "../award/meter.tsx";
import { OwedList } from "./owed-list.tsx";
import type { ProgressRow } from "./progress-table.tsx";

interface RunningProps {
  readonly running: {
    readonly slug: string;
    readonly name: string;
    readonly kind: "scorecard" | "ballot";
    readonly progress: {
      readonly categories: readonly {
        readonly slug: string;
        readonly name: string;
        readonly due: number;
        readonly done: number;
      }[];
      readonly judges: readonly ProgressRow[];
    };
  };
  /** The round's own page. */
  readonly to: string;
}

export function OwedCard({ running, to }: RunningProps) {
  return (
    <section className="card" aria-labelledby="owed">
      <h2 id="owed" className="text-name">
        Owed by judges
      </h2>
      <OwedList kind={running.kind} judges={running.progress.judges} />
      <p>
        <Link to={to}>Remind them, or see who did what</Link>
      </p>
    </section>
  );
}

export function CategoriesCard({ running, to }: RunningProps) {
  return (
    <section className="card" aria-labelledby="by-category">
      <h2 id="by-category" className="text-name">
        {running.kind === "ballot" ? "Ballots by category" : "Cards by category"}
      </h2>
      <div className="stack stack-close">
        {running.progress.categories
          .filter(({ due }) => due > 0)
          .map(({ slug, name, due, done }) => (
            <Meter key={slug} label={name} done={done} of={due} />
          ))}
      </div>
      <p>
        <Link to={to}>Judge by judge</Link>
      </p>
    </section>
  );
}

interface MattersCardProps {
  readonly matters: readonly {
    readonly title: string;
    readonly detail: string;
    readonly page: string;
    readonly link: string;
  }[];
  readonly to: (page: string) => string;
}

export function MattersCard({ matters, to }: MattersCardProps) {
  return (
    <section className="card" aria-labelledby="matters">
      <h2 id="matters" className="text-name">
        Needs a decision
      </h2>
      {matters.length === 0 && <p>Nothing waits for you.</p>}
      {matters.map(({ title, detail, page, link }) => (
        <div key={`${title} ${detail}`} className="matter">
          <p>
            <b>{title}</b>
          </p>
          <p className="soft">{detail}</p>
          <p>
            <Link to={to(page)}>{link}</Link>
          </p>
        </div>
      ))}
    </section>
  );
}
