interface JudgesRemarksProps {
  readonly remarks: readonly {
    readonly round: string;
    /** Null for those on the whole application. */
    readonly criterion: string | null;
    readonly texts: readonly string[];
  }[];
}

/** What judges say to whoever applied, without a name. */
export function JudgesRemarks({ remarks }: JudgesRemarksProps) {
  if (remarks.length === 0) return null;
  const hasRounds = new Set(remarks.map(({ round }) => round)).size > 1;
  return (
    <section aria-labelledby="judges-remarks">
      <h2 id="judges-remarks">What judges said</h2>
      <p className="soft">
        Judges wrote this for you. Names are not told, and the order says nothing of who wrote what.
      </p>
      {remarks.map(({ round, criterion, texts }) => (
        <div key={`${round} ${criterion ?? ""}`}>
          <h3>
            {criterion ?? "On the whole application"}
            {hasRounds && <span className="soft">, {round}</span>}
          </h3>
          <ul className="plain-list">
            {texts.map((text, index) => (
              // Two judges may say the same.
              <li key={index} className="as-typed">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
