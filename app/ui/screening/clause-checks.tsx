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
  readonly evidence: string;
  /** For who screens; the city never reads it. */
  readonly noteToSelf: string;
  /** What was found on the version before this one, and what its city answered. */
  readonly before: {
    readonly result: Result;
    readonly note: string;
    readonly reply: string | null;
  } | null;
  /** What each of two screeners found, once both are done. */
  readonly pair: readonly {
    readonly by: string;
    readonly result: Result;
    readonly note: string;
    readonly evidence: string;
  }[];
  readonly isDisputed: boolean;
  /** That a screener may choose from. */
  readonly reasons: readonly string[];
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

export function Check({ clause }: { readonly clause: Clause }) {
  const { id, title, text, before, pair, isDisputed } = clause;
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
      {pair.length > 0 && <Pair pair={pair} isDisputed={isDisputed} />}
      <div className="results" data-clause={id}>
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
      <Reasons clause={clause} />
      <Words clause={clause} name="note" label="Note to the city" />
      <details className="more" open={clause.evidence !== "" || clause.noteToSelf !== ""}>
        <summary>
          Evidence and note to self<span className="visually-hidden"> on {title}</span>
        </summary>
        <Words clause={clause} name="evidence" label="Evidence: where it shows" />
        <Words clause={clause} name="noteToSelf" label="Note to self; no city reads it" />
      </details>
    </FieldGroup>
  );
}

function Reasons({ clause: { id, title, reasons } }: { readonly clause: Clause }) {
  const field = useField(`findings.${id}.reason`);
  if (reasons.length === 0) return null;
  return (
    <>
      <label className="note-label" htmlFor={field.id}>
        Reason from the list<span className="visually-hidden"> on {title}</span>
      </label>
      <select id={field.id} name={`findings.${id}.reason`} defaultValue={field.typed?.[0] ?? ""}>
        <option value="">None, or in my own words</option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </select>
    </>
  );
}

interface WordsProps {
  readonly clause: Clause;
  readonly name: "note" | "evidence" | "noteToSelf";
  readonly label: string;
}

function Words({ clause, name, label }: WordsProps) {
  const field = useField(`findings.${clause.id}.${name}`);
  return (
    <>
      <label className="note-label" htmlFor={field.id}>
        {label}
        <span className="visually-hidden"> on {clause.title}</span>
      </label>
      <textarea
        id={field.id}
        name={`findings.${clause.id}.${name}`}
        rows={2}
        defaultValue={field.typed?.[0] ?? clause[name]}
      />
    </>
  );
}

function wordOf(result: Result): string {
  return RESULTS.find(({ value }) => value === result)?.label ?? result;
}

function lookOf(result: Result | null) {
  return RESULTS.find(({ value }) => value === result)?.look ?? "plain";
}

/** What was found last time, and beside it what the city answered. */
function Before({ before }: { readonly before: NonNullable<Clause["before"]> }) {
  return (
    <div className="small before">
      <p className="soft">
        Last time: {wordOf(before.result).toLowerCase()}
        {before.note !== "" && `. ${before.note}`}
      </p>
      {before.result !== "pass" && before.reply !== null && (
        <p className="as-typed">
          <strong>The city answered:</strong> {before.reply}
        </p>
      )}
    </div>
  );
}

function Pair({ pair, isDisputed }: Pick<Clause, "pair" | "isDisputed">) {
  return (
    <div className="small pair">
      {isDisputed && (
        <p>
          <Chip look="warn">They differ: settle it</Chip>
        </p>
      )}
      <ul>
        {pair.map(({ by, result, note, evidence }) => (
          <li key={by}>
            {by}: <Chip look={lookOf(result)}>{wordOf(result)}</Chip>
            {note !== "" && ` ${note}`}
            {evidence !== "" && ` (${evidence})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Found({ clause }: { readonly clause: Clause }) {
  const { title, result, note, evidence, before, pair } = clause;
  return (
    <div className="found">
      <h3>{title}</h3>
      <Chip look={lookOf(result)}>{result === null ? "Not checked" : wordOf(result)}</Chip>
      {note !== "" && <p className="as-typed">{note}</p>}
      {evidence !== "" && <p className="small soft">Evidence: {evidence}</p>}
      {before !== null && <Before before={before} />}
      {pair.length > 0 && <Pair pair={pair} isDisputed={false} />}
    </div>
  );
}
