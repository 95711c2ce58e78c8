import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { GraveAct } from "./act-form.tsx";

interface SupplementWindowProps {
  readonly round: { readonly slug: string; readonly name: string };
  /** The round's own page, which takes its form. */
  readonly to: string;
  readonly window: { readonly opensAt: Date | null; readonly closesAt: Date | null };
  readonly zone: string;
  readonly mayAct: boolean;
}

/** When the finalists may add to what they submitted, before their round opens. */
export function SupplementWindow({ round, to, window, zone, mayAct }: SupplementWindowProps) {
  const { opensAt, closesAt } = window;
  return (
    <section aria-labelledby="supplements" className="card">
      <h2 id="supplements">What finalists may add</h2>
      {opensAt && closesAt ? (
        <p>
          Finalists may add to what they submitted from <LocalTime instant={opensAt} zone={zone} />{" "}
          until <LocalTime instant={closesAt} zone={zone} isDeadline />, and at no time once{" "}
          {round.name} is open.
        </p>
      ) : (
        <p>No time is set: finalists add nothing.</p>
      )}
      {mayAct && (
        <GraveAct
          summary={opensAt ? "Change the window…" : "Let finalists add…"}
          scope={`supplements-${round.slug}`}
          to={to}
        >
          <p>
            Every finalist is written to now, and learns by it that it goes on. A city that is not a
            finalist finds nothing at that address.
          </p>
          <DateTimeInZone name="opens" label="From" zone={zone} />
          <DateTimeInZone name="closes" label="Until" zone={zone} />
          <SubmitButton intent="plan-supplements" pending="Setting…">
            Set it and tell the finalists
          </SubmitButton>
        </GraveAct>
      )}
    </section>
  );
}
