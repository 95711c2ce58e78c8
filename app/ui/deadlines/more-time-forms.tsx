import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { ActForm } from "../rounds/act-form.tsx";
import type { TypedOutage } from "./outage-form.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface ForOneProps {
  readonly zone: string;
  readonly closing: { readonly closesAt: Date | null; readonly graceMinutes: number };
  /** Reference that the page was opened for; empty for none. */
  readonly code: string;
}

export function MoreTimeForOne({ zone, closing, code }: ForOneProps) {
  const { closesAt, graceMinutes } = closing;
  return (
    <section aria-labelledby="one" className="card narrow">
      <h2 id="one">For one application</h2>
      {closesAt !== null && (
        <p className="soft">
          The call closes for everybody <LocalTime instant={closesAt} zone={zone} isDeadline />
          {graceMinutes > 0 && `, with ${graceMinutes} minutes of grace`}.
        </p>
      )}
      <ActForm scope="one">
        <TextInput
          name="ref"
          label="Reference of the application"
          hint="A draft, or one that was returned for correction."
          value={code}
        />
        <Given zone={zone} />
        <SubmitButton intent="one" pending="Giving more time…">
          Give it more time
        </SubmitButton>
      </ActForm>
    </section>
  );
}

function Given({ zone }: { readonly zone: string }) {
  return (
    <>
      <DateTimeInZone name="until" label="Until" zone={zone} />
      <TextArea name="reason" label="Why" hint="The city reads it in its mail." rows={3} />
    </>
  );
}

interface ForManyProps {
  readonly zone: string;
  readonly typed: TypedOutage;
  readonly hit: readonly {
    readonly ref: string;
    readonly city: string;
    readonly category: string;
    readonly state: "draft" | "returned";
    readonly deadline: Date | null;
  }[];
}

/** Who was hit, by name and number, and the one act that gives exactly these more time. */
export function MoreTimeForMany({ zone, typed, hit }: ForManyProps) {
  if (hit.length === 0)
    return <p role="status">Nobody who still writes an application was hit in this time.</p>;
  return (
    <div className="stack">
      <h3 role="status">
        {hit.length === 1 ? "One application was hit" : `${hit.length} applications were hit`}
      </h3>
      <TableFrame label="Who was hit">
        <table>
          <thead>
            <tr>
              <th scope="col">Reference</th>
              <th scope="col">City</th>
              <th scope="col">Category</th>
              <th scope="col">Has until</th>
            </tr>
          </thead>
          <tbody>
            {hit.map(({ ref, city, category, state, deadline }) => (
              <tr key={ref}>
                <th scope="row">{ref}</th>
                <td>{city}</td>
                <td>
                  {category}
                  {state === "returned" && ", returned for correction"}
                </td>
                <td>
                  {deadline === null ? (
                    "no end"
                  ) : (
                    <LocalTime instant={deadline} zone={zone} isDeadline />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <ActForm scope="many" about={aboutOf(typed)}>
        {hit.map(({ ref }) => (
          <input key={ref} type="hidden" name="refs[]" value={ref} />
        ))}
        <Given zone={zone} />
        <p className="hint">
          Whoever has until then already, or longer, keeps it and is not written to.
        </p>
        <SubmitButton intent="many" pending="Giving more time…">
          {hit.length === 1 ? "Give it more time" : `Give these ${hit.length} more time`}
        </SubmitButton>
      </ActForm>
    </div>
  );
}

function aboutOf({ from, to, who }: TypedOutage) {
  return {
    "from.date": from.date,
    "from.time": from.time,
    "to.date": to.date,
    "to.time": to.time,
    who,
  };
}
