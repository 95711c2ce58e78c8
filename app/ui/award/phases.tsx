import { Link } from "@remix-run/react";

export interface Phase {
  readonly name: string;
  readonly detail: string;
  readonly state: "done" | "now" | "later";
  /** The page where it is followed. */
  readonly to?: string;
}

/** Where an edition stands, from its call to its publication. */
export function Phases({ phases }: { readonly phases: readonly Phase[] }) {
  return (
    <ol className="phases">
      {phases.map(({ name, detail, state, to }) => (
        <li
          key={name}
          className={`phase phase-${state}`}
          aria-current={state === "now" ? "step" : undefined}
        >
          {to === undefined ? name : <Link to={to}>{name}</Link>}
          {state === "done" && <span className="visually-hidden"> (done)</span>}
          <span className="phase-detail">{detail}</span>
        </li>
      ))}
    </ol>
  );
}
