import { Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

interface ThreadListProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly threads: readonly {
    readonly ref: string;
    readonly title: string;
    readonly city: string;
    readonly country: string;
    readonly category: string;
    readonly messages: number;
    readonly unread: number;
    readonly waits: boolean;
    readonly lastAt: Date | null;
  }[];
}

/** Threads of an edition: what nobody has read comes first. */
export function ThreadList({ edition, threads }: ThreadListProps) {
  if (threads.length === 0)
    return (
      <EmptyState title="No thread here">
        <p>
          A thread begins when a city writes about its application, or when you do on the page of an
          application.
        </p>
      </EmptyState>
    );
  return (
    <ul className="screening-list" aria-label="Threads">
      {threads.map((thread) => (
        <li key={thread.ref}>
          <div>
            <p className="row-name">
              <Link to={pathFor("secretariat", edition, `/messages/${thread.ref}`)}>
                {thread.title === "" ? `Draft ${thread.ref}` : thread.title}
              </Link>
            </p>
            <p className="row-detail">
              {thread.ref} · {thread.category} · {thread.city}, {thread.country}
            </p>
          </div>
          <p>
            {thread.unread > 0 ? (
              <Chip look="warn">{thread.unread} new</Chip>
            ) : (
              <Chip look={thread.waits ? "warn" : "plain"}>
                {thread.waits ? "waits for an answer" : "answered"}
              </Chip>
            )}
          </p>
          <p className="small soft">
            {thread.messages === 1 ? "1 message" : `${thread.messages} messages`}
            {thread.lastAt !== null && (
              <>
                , the last <LocalTime instant={thread.lastAt} zone={edition.timeZone} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
