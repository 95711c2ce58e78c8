import { Link } from "@remix-run/react";
import type { PlannedReminder, ReminderView } from "./mail-views.ts";
import { MailText } from "../account/mail-text.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { ActForm, GraveAct } from "../rounds/act-form.tsx";
import { WhenFields } from "./when-fields.tsx";

interface ReminderProps {
  readonly reminder: ReminderView;
  readonly zone: string;
  /** Where its wording is kept. */
  readonly wording: string;
}

const OWED = {
  "draft-reminder": ["Drafts that were not submitted", "No draft waits for its city."],
  "correction-reminder": [
    "Returned and not corrected yet",
    "No application that was returned is still owed.",
  ],
} as const;

/** Exactly who would be reminded, one letter as it would be, and the act. */
export function ReminderPart({ reminder, zone, wording }: ReminderProps) {
  const { kind, owed, sample } = reminder;
  const [title, nobody] = OWED[kind];
  const whom = owed.length === 1 ? "this one" : `these ${owed.length}`;
  return (
    <section className="card" aria-labelledby={kind}>
      <h2 id={kind} className="text-name">
        {title}
      </h2>
      {owed.length === 0 && <p>{nobody}</p>}
      {owed.length > 0 && (
        <ul className="rows">
          {owed.map(({ ref, title: project, city, email, deadline }) => (
            <li key={ref}>
              <span className="row-words">
                <span className="row-name">
                  {ref} {project}
                </span>
                <span className="row-detail">
                  {city}, to {email}
                  {deadline !== null && (
                    <>
                      , by <LocalTime instant={deadline} zone={zone} isDeadline />
                    </>
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {sample && (
        <details className="confirm">
          <summary>Read the letter to {sample.recipient}</summary>
          <div className="confirm-body">
            <p>
              <b>{sample.subject}</b>
            </p>
            <MailText text={sample.text} />
          </div>
        </details>
      )}
      <p>
        <Link to={wording}>Change the wording</Link>
      </p>
      <GraveAct
        summary={owed.length === 0 ? "Plan a reminder…" : `Remind ${whom}, or plan it…`}
        scope={kind}
        about={{ kind }}
      >
        <WhenFields
          zone={zone}
          legend="When"
          later="At this time, to whoever still owes it then"
          value={owed.length === 0 ? "at" : "now"}
        />
        <SubmitButton intent="remind" pending="Sending…">
          Remind
        </SubmitButton>
      </GraveAct>
    </section>
  );
}

interface PlannedProps {
  readonly planned: readonly PlannedReminder[];
  readonly zone: string;
}

export function PlannedReminders({ planned, zone }: PlannedProps) {
  if (planned.length === 0) return null;
  return (
    <section className="card" aria-labelledby="planned">
      <h2 id="planned" className="text-name">
        Planned
      </h2>
      <ul className="rows">
        {planned.map(({ id, name, releaseAt }) => (
          <li key={id}>
            <span className="row-words">
              <span className="row-name">{name}</span>
              <span className="row-detail">
                <LocalTime instant={releaseAt} zone={zone} />, to whoever still owes it then
              </span>
            </span>
            <ActForm scope={`cancel-${id}`} about={{ reminder: id }}>
              <SubmitButton intent="cancel" pending="Cancelling…" look="plain">
                Cancel
              </SubmitButton>
            </ActForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
