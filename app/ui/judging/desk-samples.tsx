import { Link } from "@remix-run/react";
import { QueueChip } from "./queue-list.tsx";

export interface ShownSample {
  readonly id: string;
  readonly kind: "practice" | "calibration";
  readonly title: string;
  readonly mark: "left" | "draft" | "done";
}

interface DeskSamplesProps {
  /** Of one category. */
  readonly samples: readonly ShownSample[];
  /** Address of the judge's page for a sample. */
  readonly to: (id: string) => string;
}

/** Whether something of a calibration set comes before the applications of its category. */
export function isBarred(samples: readonly ShownSample[]): boolean {
  return samples.some(({ kind, mark }) => kind === "calibration" && mark !== "done");
}

/** What a panel scores first, with why, and what there is to practise on. */
export function DeskSamples({ samples, to }: DeskSamplesProps) {
  const set = samples.filter(({ kind }) => kind === "calibration");
  const practice = samples.filter(({ kind }) => kind === "practice");
  const left = set.filter(({ mark }) => mark !== "done");
  const [next] = left;
  return (
    <>
      {next && (
        <div className="calibration-first">
          <p>
            <b>The calibration set comes first.</b> Every judge of this panel scores{" "}
            {set.length === 1 ? "it" : `these ${set.length}`} before the applications, so that all
            begin from the same use of the scale. It counts for nothing. The applications open once{" "}
            {left.length === 1 ? "the last one is" : `the ${left.length} that are left are`}{" "}
            submitted.
          </p>
          <p>
            <Link className="button" to={to(next.id)}>
              Score “{next.title}”
            </Link>
          </p>
        </div>
      )}
      {set.length > 0 && <SampleList title="Calibration set" samples={set} to={to} />}
      {practice.length > 0 && <SampleList title="To practise on" samples={practice} to={to} />}
    </>
  );
}

function SampleList({ title, samples, to }: DeskSamplesProps & { readonly title: string }) {
  return (
    <details className="queue-details" open={samples.some(({ mark }) => mark !== "done")}>
      <summary>{title}</summary>
      <ol className="queue">
        {samples.map(({ id, title, kind, mark }) => (
          <li key={id} className="queue-item">
            <div>
              <Link className="queue-title" to={to(id)}>
                {title}
              </Link>
              <p className="small soft">Made up; counts for nothing</p>
            </div>
            {kind === "practice" && mark === "left" ? null : <QueueChip mark={mark} />}
          </li>
        ))}
      </ol>
    </details>
  );
}
