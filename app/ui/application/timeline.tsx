import { Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { type ApplicationHead, applicationPath } from "./application-page.tsx";

export interface ShownEvent {
  readonly kind:
    | "begun"
    | "submitted"
    | "accepted"
    | "accepted-on-appeal"
    | "returned"
    | "rejected"
    | "withdrawn"
    | "disqualified";
  readonly at: Date | null;
  readonly submission?: number | undefined;
  readonly receipt?: string | undefined;
  readonly reason?: string | undefined;
  readonly reply?: string | undefined;
  readonly dueAt?: Date | undefined;
  readonly clauses?:
    | readonly {
        readonly title: string;
        readonly text: string;
        readonly result: "pass" | "fail" | "unclear";
        readonly note: string;
      }[]
    | undefined;
}

const WORDS: Readonly<Record<ShownEvent["kind"], string>> = {
  begun: "Begun",
  submitted: "Submitted",
  accepted: "Accepted",
  "accepted-on-appeal": "Accepted on appeal",
  returned: "Returned for correction",
  rejected: "Not accepted",
  withdrawn: "Withdrawn",
  disqualified: "Disqualified",
};

const LOOKS: Partial<Record<ShownEvent["kind"], string>> = {
  returned: "event-warn",
  rejected: "event-bad",
  disqualified: "event-bad",
};

interface TimelineProps {
  readonly events: readonly ShownEvent[];
  readonly head: ApplicationHead;
}

/** First to last, each with its instant and its reasons. */
export function Timeline({ events, head }: TimelineProps) {
  return (
    <ol className="timeline">
      {events.map((event, index) => (
        <li key={index} className={LOOKS[event.kind]}>
          <h3>{WORDS[event.kind]}</h3>
          {event.at !== null && (
            <p className="small soft">
              <LocalTime instant={event.at} zone={head.edition.timeZone} />
            </p>
          )}
          <EventDetails event={event} head={head} />
        </li>
      ))}
    </ol>
  );
}

function EventDetails({
  event,
  head,
}: {
  readonly event: ShownEvent;
  readonly head: ApplicationHead;
}) {
  const { kind, submission, receipt, reason = "", clauses = [], dueAt, reply } = event;
  return (
    <>
      {kind === "submitted" && submission !== undefined && (
        <p className="small">
          Receipt <span className="code">{receipt}</span>.{" "}
          <Link to={applicationPath(head, `/print?version=${submission}`)}>
            What was submitted
            <span className="visually-hidden">, version {submission}</span>
          </Link>
        </p>
      )}
      {clauses.length > 0 && (
        <ul className="told-clauses">
          {clauses.map(({ title, text, result, note }) => (
            <li key={title}>
              <strong>{title}</strong> {result === "unclear" ? "is not clear" : "is not met"}
              {text !== "" && <p className="small soft">{text}</p>}
              {note !== "" && <p className="as-typed">{note}</p>}
            </li>
          ))}
        </ul>
      )}
      {reason !== "" && <p className="as-typed">{reason}</p>}
      {kind === "returned" && dueAt !== undefined && (
        <p>
          To be corrected by <LocalTime instant={dueAt} zone={head.edition.timeZone} isDeadline />.
        </p>
      )}
      {reply !== undefined && (
        <p className="as-typed">
          <span className="soft">Your answer: </span>
          {reply}
        </p>
      )}
    </>
  );
}
