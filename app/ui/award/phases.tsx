export interface Phase {
  readonly name: string;
  readonly detail: string;
  readonly state: "done" | "now" | "later";
}

/** Where an edition stands, from its call to its publication. */
export function Phases({ phases }: { readonly phases: readonly Phase[] }) {
  return (
    <ol className="phases">
      {phases.map(({ name, detail, state }) => (
        <li
          key={name}
          className={`phase phase-${state}`}
          aria-current={state === "now" ? "step" : undefined}
        >
          {name}
          {state === "done" && <span className="visually-hidden"> (done)</span>}
          <span className="phase-detail">{detail}</span>
        </li>
      ))}
    </ol>
  );
}
