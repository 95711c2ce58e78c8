import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { StaffPage, type StaffFrame } from "../rounds/staff-page.tsx";
import { MessageForm } from "./message-form.tsx";
import { Notes } from "./notes.tsx";
import { type ShownMessage, Thread } from "./thread.tsx";

interface StaffTalkPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly application: {
      readonly ref: string;
      readonly title: string;
      readonly state: ApplicationStatus;
      readonly wasSubmitted: boolean;
      readonly city: string;
      readonly country: string;
      readonly category: string;
    };
    readonly messages: readonly ShownMessage[];
    readonly closed: string | null;
    readonly notes: ComponentProps<typeof Notes>["notes"] | null;
  };
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
  readonly done: string | null;
}

const DONE = {
  message: "The message is on its way: the city reads it on its page, and by mail.",
  note: "The note is kept.",
};

/** The secretariat's side of the thread, with its own notes beside it. */
export function StaffTalkPage({ view, answer, done }: StaffTalkPageProps) {
  const { frame, application, messages, closed, notes } = view;
  const { ref, title, city, country, category } = application;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  return (
    <StaffPage
      frame={frame}
      title={title === "" ? `Draft ${ref}` : title}
      eyebrow={`${category} · ${city}, ${country} · ${ref}`}
      trail={[{ to: to("/messages"), label: "Messages" }]}
      aside={
        <div className="actions">
          <ApplicationState state={application.state} />
          {frame.mayAct && application.wasSubmitted && (
            <Link to={to(`/screening/${ref}`)}>To the application</Link>
          )}
        </div>
      }
      answer={answer}
      done={DONE}
    >
      <div className="beside">
        <div className="stack talk">
          {messages.length === 0 && (
            <EmptyState title="No message yet">
              <p>Nobody has written about this application.</p>
            </EmptyState>
          )}
          <Thread
            messages={messages}
            side="secretariat"
            city={city}
            zone={frame.edition.timeZone}
          />
          {closed !== null && <p className="soft">{closed}</p>}
          {closed === null && frame.mayAct && (
            <MessageForm
              to="the city"
              owner={`staff ${frame.edition.programme} ${frame.edition.slug} ${ref}`}
              base={messages.length}
              hasArrived={done === "message"}
              sentBack={answer?.values["text"] === undefined ? undefined : answer}
            />
          )}
        </div>
        {notes !== null && (
          <aside aria-label="Internal notes">
            <Notes notes={notes} zone={frame.edition.timeZone} />
          </aside>
        )}
      </div>
    </StaffPage>
  );
}
