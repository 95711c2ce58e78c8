import { Form, Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { AttemptList } from "../deadlines/attempt-list.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import {
  type ApplicationHead,
  ApplicationPage,
  applicationPath,
  titleOf,
} from "./application-page.tsx";
import { NEXT_STEPS } from "./application-card.tsx";
import { JudgesRemarks } from "./judges-remarks.tsx";
import { Steps } from "./steps.tsx";
import { type ShownEvent, Timeline } from "./timeline.tsx";

interface StatusPageProps {
  readonly view: {
    readonly head: ApplicationHead & { readonly why: string | null };
    readonly missing: number;
    readonly files: number;
    readonly history: readonly ShownEvent[];
    /** Messages of the secretariat that nobody of the city has read. */
    readonly unread: number;
    readonly attempts: ComponentProps<typeof AttemptList>["attempts"];
    /** Of judges, to whoever applied; none before the result is published. */
    readonly remarks: ComponentProps<typeof JudgesRemarks>["remarks"];
    readonly mayWithdraw: boolean;
    readonly mayCopy: boolean;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  withdrawn: "The application is withdrawn.",
  joined: "You are in. This is where the application stands.",
};

/** Where an application stands, what is to be done, and everything that happened to it. */
export function StatusPage({ view, answer, done }: StatusPageProps) {
  const { head, missing, files, history } = view;
  return (
    <ApplicationPage head={head} title={titleOf(head)}>
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer === undefined && DONE[done ?? ""]}</FormStatus>
        <div className="with-steps">
          {head.isOpen && (
            <aside>
              <Steps head={head} missing={missing} files={files} />
            </aside>
          )}
          <div className="stack">
            <NextStep head={head} missing={missing} />
            <Messages head={head} unread={view.unread} />
            <p>
              <Link to={applicationPath(head, "/colleagues")}>
                Colleagues who write or read with you
              </Link>
              {" · "}
              <Link to={applicationPath(head, "/versions")}>Versions</Link>
            </p>
            <JudgesRemarks remarks={view.remarks} />
            <section aria-labelledby="happened">
              <h2 id="happened">What happened</h2>
              <Timeline events={history} head={head} />
            </section>
            <Attempts attempts={view.attempts} zone={head.edition.timeZone} />
            {view.mayCopy && (
              <p>
                <Link to={applicationPath(head, "/copy")}>Copy it to another category</Link>
              </p>
            )}
            {view.mayWithdraw && <Withdraw />}
          </div>
        </div>
      </FormState>
    </ApplicationPage>
  );
}

function NextStep({ head, missing }: Pick<StatusPageProps["view"], "head" | "missing">) {
  const isWritten = head.state === "draft" || head.state === "returned";
  if (head.graceUntil !== null)
    return (
      <Notice title="Submit it now" look="warn">
        <p>
          The deadline has passed, and you had begun before it: you can still submit until{" "}
          <LocalTime instant={head.graceUntil} zone={head.edition.timeZone} isDeadline />.
        </p>
        <p className="actions">
          <Link className="button" to={applicationPath(head, "/submit")}>
            Check and submit
          </Link>
        </p>
      </Notice>
    );
  if (isWritten && !head.isOpen)
    return (
      <Notice title="Nothing can be done now" look="warn">
        <p>{head.why}</p>
        <p>
          <Link to={applicationPath(head, "/write")}>Read what you wrote</Link>
        </p>
      </Notice>
    );
  return (
    <Notice title="What to do next" look={head.state === "returned" ? "warn" : "say"}>
      <p>{NEXT_STEPS[head.state]}</p>
      {isWritten && (
        <p className="actions">
          <Link
            className="button"
            to={applicationPath(
              head,
              missing > 0 || head.state === "returned" ? "/write" : "/submit",
            )}
          >
            {nextWord(head, missing)}
          </Link>
        </p>
      )}
    </Notice>
  );
}

/** Behind a step of its own: what matters of them stands in what happened. */
function Attempts({ attempts, zone }: ComponentProps<typeof AttemptList>) {
  if (attempts.length === 0) return null;
  return (
    <details>
      <summary>
        {attempts.length === 1
          ? "One attempt to submit is kept"
          : `${attempts.length} attempts to submit are kept`}
      </summary>
      <AttemptList attempts={attempts} zone={zone} />
    </details>
  );
}

function Messages({ head, unread }: Pick<StatusPageProps["view"], "head" | "unread">) {
  const to = applicationPath(head, "/messages");
  if (unread === 0)
    return (
      <p>
        <Link to={to}>Messages with the secretariat</Link>
      </p>
    );
  return (
    <Notice title="The secretariat wrote to you" look="warn">
      <p>
        <Link to={to}>{unread === 1 ? "Read the new message" : `Read ${unread} new messages`}</Link>
      </p>
    </Notice>
  );
}

function nextWord({ state }: ApplicationHead, missing: number): string {
  if (state === "returned") return "Correct it";
  return missing > 0 ? "Go on writing" : "Check and submit";
}

function Withdraw() {
  return (
    <Form method="post" noValidate>
      <ConfirmDetails summary="Withdraw this application…">
        <p>It leaves the award, and nobody judges it. This cannot be undone.</p>
        <TextArea name="reason" label="Why is it withdrawn?" rows={3} />
        <SubmitButton intent="withdraw" pending="Withdrawing…" look="danger">
          Withdraw it
        </SubmitButton>
      </ConfirmDetails>
    </Form>
  );
}
