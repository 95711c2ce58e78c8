import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { GraveAct } from "./act-form.tsx";

interface PlanReminderProps {
  readonly round: { readonly slug: string };
  /** The round's own page, which takes its forms. */
  readonly to: string;
  readonly reminder: { readonly at: Date | null; readonly sentAt: Date | null };
  readonly zone: string;
}

/** The reminder that goes by itself to whoever owes something then. */
export function PlanReminder({ round, to, reminder, zone }: PlanReminderProps) {
  const { at, sentAt } = reminder;
  const isPlanned = at !== null && sentAt === null;
  return (
    <>
      {sentAt !== null && (
        <p className="small soft">
          The planned reminder was sent <LocalTime instant={sentAt} zone={zone} />.
        </p>
      )}
      {isPlanned && (
        <p>
          A reminder goes by itself <LocalTime instant={at} zone={zone} />, to whoever owes
          something then.
        </p>
      )}
      <GraveAct
        summary={isPlanned ? "Move the planned reminder…" : "Plan a reminder…"}
        scope={`plan-reminder-${round.slug}`}
        to={to}
      >
        <p>
          It goes to exactly those judges who owe something at that moment, each with their own
          list, in the wording of the letter in the settings.
        </p>
        <DateTimeInZone name="remindAt" label="When it goes" zone={zone} />
        <SubmitButton intent="plan-reminder" pending="Planning…">
          Plan it
        </SubmitButton>
      </GraveAct>
      {isPlanned && (
        <GraveAct
          summary="Take the planned reminder back…"
          scope={`cancel-reminder-${round.slug}`}
          to={to}
        >
          <SubmitButton intent="cancel-reminder" pending="Taking back…" look="danger">
            Take it back
          </SubmitButton>
        </GraveAct>
      )}
    </>
  );
}
