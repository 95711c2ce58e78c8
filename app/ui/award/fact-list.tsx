/** A few figures with their words, in a description list. */
export function FactList({ facts }: { readonly facts: readonly (readonly [number, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([figure, word]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
