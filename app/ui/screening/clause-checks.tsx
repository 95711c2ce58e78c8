import { Chip } from "../award/chip.tsx";
import { FieldGroup } from "../form/field.tsx";
import { useField } from "../form/form-state.tsx";

type Result = "pass" | "fail" | "unclear";

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly result: Result | null;
  readonly note: string;
  /** What was found on the version before this one. */
  readonly before: { readonly result: Result; readonly note: string } | null;
}

const RESULTS = [
  { value: "pass", label: "Pass", look: "ok" },
  { value: "fail", label: "Fail", look: "bad" },
  { value: "unclear", label: "Unclear", look: "warn" },
] as const;

interface ClauseChecksProps {
  readonly clauses: readonly Clause[];
  /** Shown as they were found, without controls. */
  readonly isClosed: boolean;
}

/** Each clause with its three answers and a note, which the city reads where it did not pass. */
export function ClauseChecks({ clauses, isClosed }: ClauseChecksProps) {
  return clauses.map((clause) =>
    isClosed ? (
      <Found key={clause.id} clause={clause} />
    ) : (
      <Check key={clause.id} clause={clause} />
    ),
  );
}

function Check({ clause }: { readonly clause: Clause }) {
  const { id, title, text, before } = clause;
  const result = useField(`findings.${id}.result`);
  const note = useField(`findings.${id}.note`);
  const chosen = result.isSentBack ? result.typed?.[0] : (clause.result ?? undefined);
  return (
    <FieldGroup
      field={{ ...result, error: result.error ?? note.error }}
      label={title}
      hint={text === "" ? undefined : text}
    >
      {before !== null && <Before before={before} />}
      <div className="results">
        {RESULTS.map(({ value, label }, index) => (
          <label key={value} className={`result result-${value}`}>
            <input
              id={index === 0 ? result.id : undefined}
              name={`findings.${id}.result`}
              type="radio"
              value={value}
              defaultChecked={chosen === value}
            />
            {label}
          </label>
        ))}
      </div>
      <label className="note-label" htmlFor={note.id}>
        Note<span className="visually-hidden"> on {title}</span>
      </label>
      <textarea
        id={note.id}
        name={`findings.${id}.note`}
        rows={2}
        defaultValue={note.typed?.[0] ?? clause.note}
      />
    </FieldGroup>
  );
}

function wordOf(result: Result): string {
  return RESULTS.find(({ value }) => value === result)?.label ?? result;
}

function Before({ before }: { readonly before: NonNullable<Clause["before"]> }) {
  return (
    <p className="small soft">
      Last time: {wordOf(before.result).toLowerCase()}
      {before.note !== "" && `. ${before.note}`}
    </p>
  );
}

function Found({ clause: { title, result, note } }: { readonly clause: Clause }) {
  const look = RESULTS.find(({ value }) => value === result)?.look ?? "plain";
  return (
    <div className="found">
      <h3>{title}</h3>
      <Chip look={look}>{result === null ? "Not checked" : wordOf(result)}</Chip>
      {note !== "" && <p className="as-typed">{note}</p>}
    </div>
  );
}
