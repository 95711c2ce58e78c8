import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { type ApplicationHead, ApplicationPage } from "../application/application-page.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { MessageForm } from "./message-form.tsx";
import { type ShownMessage, Thread } from "./thread.tsx";

interface CityTalkPageProps {
  readonly view: {
    readonly head: ApplicationHead;
    readonly messages: readonly ShownMessage[];
    readonly closed: string | null;
    readonly mayWrite: boolean;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

/** The city's side of the thread. */
export function CityTalkPage({ view, answer, done }: CityTalkPageProps) {
  const { head, messages, closed } = view;
  return (
    <ApplicationPage head={head} title="Messages">
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>
          {answer === undefined &&
            done === "message" &&
            "Your message is with the secretariat. It was mailed to them as well."}
        </FormStatus>
        <div className="stack talk">
          {messages.length === 0 && (
            <EmptyState title="No message yet">
              <p>
                Ask the secretariat whatever you need to know about this application. Everybody who
                writes it with you reads this too; the judges never do.
              </p>
            </EmptyState>
          )}
          <Thread messages={messages} side="city" city={head.city} zone={head.edition.timeZone} />
          {closed !== null && <p className="soft">{closed}</p>}
          {closed === null && view.mayWrite && (
            <MessageForm
              to="the secretariat"
              owner={`${head.edition.programme} ${head.edition.slug} ${head.ref}`}
              base={messages.length}
              hasArrived={done === "message"}
              sentBack={answer}
            />
          )}
          {closed === null && !view.mayWrite && (
            <p className="soft">
              You were let in to read this application: whoever invited you writes the messages.
            </p>
          )}
        </div>
      </FormState>
    </ApplicationPage>
  );
}
