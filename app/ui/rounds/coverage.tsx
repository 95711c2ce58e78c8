import { Chip } from "../award/chip.tsx";
import { RefList } from "../award/ref-list.tsx";

export interface ShownCoverage {
  readonly judges: readonly { readonly name: string; readonly refs: readonly string[] }[];
  readonly nobody: readonly string[];
}

export function hasGaps({ judges, nobody }: ShownCoverage): boolean {
  return judges.length > 0 || nobody.length > 0;
}

/** Which application was never put before which judge; what a judge made of it is not told. */
export function CoverageList({ coverage }: { readonly coverage: ShownCoverage }) {
  const { judges, nobody } = coverage;
  return (
    <ul className="owed-list">
      {nobody.length > 0 && (
        <li>
          <span>
            Shown to no judge
            <span className="row-detail">
              <RefList refs={nobody} />
            </span>
          </span>
          <Chip look="bad">{applications(nobody.length)}</Chip>
        </li>
      )}
      {judges.map(({ name, refs }) => (
        <li key={name}>
          <span>
            {name} was never shown
            <span className="row-detail">
              <RefList refs={refs} />
            </span>
          </span>
          <Chip look="warn">{applications(refs.length)}</Chip>
        </li>
      ))}
    </ul>
  );
}

interface CoverageReportProps {
  readonly coverage: ShownCoverage;
  /** Whether more can still be shown. */
  readonly isOpen: boolean;
}

/** Whether everything due to a judge was put before that judge. */
export function CoverageReport({ coverage, isOpen }: CoverageReportProps) {
  const isWhole = !hasGaps(coverage);
  return (
    <section aria-labelledby="coverage" className="stack">
      <h2 id="coverage">Coverage</h2>
      {isWhole ? (
        <p>Every judge was shown every application due to them.</p>
      ) : (
        <>
          <p>
            {isOpen
              ? "An application counts as shown once its judge has opened it in this round. While something is missing here, the round is closed by a recorded decision only."
              : "The round was closed although this was never shown."}
          </p>
          <CoverageList coverage={coverage} />
        </>
      )}
    </section>
  );
}

function applications(count: number): string {
  return count === 1 ? "1 application" : `${count} applications`;
}
