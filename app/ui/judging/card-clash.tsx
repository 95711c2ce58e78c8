interface CardClashProps {
  /** What is to be called how, by field name, in the order of the card. */
  readonly labels: readonly (readonly [name: string, label: string])[];
  readonly mine: readonly (readonly [name: string, value: string])[];
  readonly theirs: readonly (readonly [name: string, value: string])[];
  /** Left out where no script runs: then the buttons of the form keep mine. */
  readonly settle?: { readonly keepMine: () => void; readonly takeTheirs: () => void };
}

/** What this device has and what another one saved, side by side, where they differ. */
export function CardClash({ labels, mine, theirs, settle }: CardClashProps) {
  const valueIn = (entries: CardClashProps["mine"], name: string) =>
    (entries.find(([one]) => one === name)?.[1] ?? "").replaceAll("\r\n", "\n").trim();
  const rows = labels
    .map(([name, label]) => ({
      name,
      label,
      mine: valueIn(mine, name),
      theirs: valueIn(theirs, name),
    }))
    .filter((row) => row.mine !== row.theirs);
  return (
    <section className="answer-clash" aria-labelledby="card-clash">
      <h3 id="card-clash">Saved on another device meanwhile</h3>
      <p>Neither is lost. Where they differ:</p>
      {rows.map(({ name, label, mine, theirs }) => (
        <div key={name}>
          <h4>{label}</h4>
          <div className="answer-clash-texts">
            <Version title="Here" text={mine} />
            <Version title="Saved elsewhere" text={theirs} />
          </div>
        </div>
      ))}
      {settle ? (
        <div className="actions">
          <button type="button" className="button button-plain" onClick={settle.keepMine}>
            Save what stands here
          </button>
          <button type="button" className="button button-plain" onClick={settle.takeTheirs}>
            Keep what was saved elsewhere
          </button>
        </div>
      ) : (
        <p>
          Submit or save again to keep what stands here, or{" "}
          <a href="?">go back to what was saved elsewhere</a>.
        </p>
      )}
    </section>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <p className="small soft">{title}</p>
      {text === "" ? <p className="soft">nothing</p> : <p className="as-typed">{text}</p>}
    </div>
  );
}
