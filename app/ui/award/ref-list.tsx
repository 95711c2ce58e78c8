interface RefListProps {
  readonly refs: readonly string[];
}

/** References of applications one after the other; none is broken at its hyphen. */
export function RefList({ refs }: RefListProps) {
  return refs.map((ref, index) => (
    <span key={ref}>
      {index > 0 && ", "}
      <span className="ref">{ref}</span>
    </span>
  ));
}
