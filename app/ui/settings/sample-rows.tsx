import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { FixedMark } from "./fixed.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface ShownSample {
  readonly id: string;
  readonly kind: "practice" | "calibration";
  readonly title: string;
  readonly text: string;
  /** Why it may no longer change; null while it may. */
  readonly lock: string | null;
}

interface SamplesProps {
  readonly samples: readonly ShownSample[];
}

const KINDS = [
  { value: "practice", label: "Practice: a judge may try the scorecard on it" },
  { value: "calibration", label: "Calibration: every judge of the panel scores it first" },
] as const;

const WORDS = { practice: "Practice", calibration: "Calibration" } as const;

/** What there is, then an empty row that is always there, so that one can be added without a script. */
export function SampleRows({ samples }: SamplesProps) {
  return (
    <>
      <KnownRows ids={samples.map(({ id }) => id)} />
      {samples.map((sample, index) => (
        <fieldset key={sample.id} className="card row-card">
          <legend>{sample.title}</legend>
          <input type="hidden" name={`samples.${index}.id`} value={sample.id} />
          {sample.lock === null ? (
            <SampleFields index={index} sample={sample} />
          ) : (
            <FixedSample index={index} sample={sample} lock={sample.lock} />
          )}
          <RowTools
            index={index}
            of={samples.length}
            name={sample.title}
            mayRemove={sample.lock === null}
          />
        </fieldset>
      ))}
      <fieldset className="card row-card row-spare">
        <legend>Another made-up application</legend>
        <SampleFields index={samples.length} sample={null} />
      </fieldset>
    </>
  );
}

interface SampleFieldsProps {
  readonly index: number;
  /** Null for one that is still to be written. */
  readonly sample: ShownSample | null;
}

function SampleFields({ index, sample }: SampleFieldsProps) {
  const isRequired = sample !== null;
  return (
    <>
      <Select
        name={`samples.${index}.kind`}
        label="What it is for"
        choices={KINDS}
        value={sample?.kind ?? "practice"}
        isRequired={isRequired}
      />
      <TextInput
        name={`samples.${index}.title`}
        label="Title"
        value={sample?.title ?? ""}
        isRequired={isRequired}
      />
      <TextArea
        name={`samples.${index}.text`}
        label="What judges read"
        rows={8}
        value={sample?.text ?? ""}
        isRequired={isRequired}
      />
    </>
  );
}

/** Sent along unchanged, so that it can still be moved among the others. */
function FixedSample({
  index,
  sample: { kind, title, text },
  lock,
}: {
  readonly index: number;
  readonly sample: ShownSample;
  readonly lock: string;
}) {
  return (
    <>
      <input type="hidden" name={`samples.${index}.kind`} value={kind} />
      <input type="hidden" name={`samples.${index}.title`} value={title} />
      <input type="hidden" name={`samples.${index}.text`} value={text} />
      <p className="small soft">{WORDS[kind]}</p>
      <p className="as-typed">{text}</p>
      <p className="hint">
        <FixedMark /> {lock}
      </p>
    </>
  );
}

/** The samples as text, where they may not be changed. */
export function SamplesText({ samples }: SamplesProps) {
  if (samples.length === 0) return <p className="soft">There are none.</p>;
  return (
    <ol className="settings-text">
      {samples.map(({ id, kind, title, text }) => (
        <li key={id}>
          <strong>{title}</strong> ({WORDS[kind].toLowerCase()})
          <span className="row-detail as-typed">{text}</span>
        </li>
      ))}
    </ol>
  );
}
