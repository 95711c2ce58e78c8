import { Link } from "@remix-run/react";
import type { HistoryKind } from "#app/domain/application/history.ts";
import { LocalTime } from "../award/local-time.tsx";
import { type ApplicationHead, applicationPath } from "./application-page.tsx";

export interface ShownEvent {
  readonly kind: HistoryKind;
  readonly at: Date | null;
  readonly submission?: number | undefined;
  readonly receipt?: string | undefined;
  readonly reason?: string | undefined;
  readonly reply?: string | undefined;
  readonly dueAt?: Date | undefined;
  readonly category?: string | undefined;
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
  saved: "Saved last",
  submitted: "Submitted",
  replied: "Your reply to the return",
  extended: "More time",
  moved: "Moved to another category",
  "message-of-city": "Message to the secretariat",
  "message-of-secretariat": "Message from the secretariat",
  judging: "Judging began",
  judged: "Judged",
  published: "The result is public",
  accepted: "Accepted",
  "accepted-on-appeal": "Accepted on appeal",
  returned: "Returned for correction",
  rejected: "Not accepted",
  withdrawn: "Withdrawn",
  disqualified: "Disqualified",
};

const LOOKS: Partial<Record<ShownEvent["kind"], string>> = {
  begun: "event-soft",
  saved: "event-soft",
  "message-of-city": "event-soft",
  "message-of-secretariat": "event-soft",
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
  const { kind, submission, receipt, reason = "", clauses = [], dueAt, reply, category } = event;
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
      {kind === "extended" && dueAt !== undefined && (
        <p>
          Until <LocalTime instant={dueAt} zone={head.edition.timeZone} isDeadline />.
        </p>
      )}
      {kind === "moved" && category !== undefined && <p>It is in {category} now.</p>}
      {reply !== undefined && <p className="as-typed">{reply}</p>}
      <EventLink kind={kind} head={head} />
    </>
  );
}

function EventLink({ kind, head }: { readonly kind: HistoryKind; readonly head: ApplicationHead }) {
  if (kind === "message-of-city" || kind === "message-of-secretariat")
    return (
      <p className="small">
        <Link to={applicationPath(head, "/messages")}>Read the messages</Link>
      </p>
    );
  if (kind !== "published") return null;
  const { programme, slug } = head.edition;
  return (
    <p>
      <a href={`/awards/${programme}/${slug}`}>The winners, and why</a>
    </p>
  );
}
