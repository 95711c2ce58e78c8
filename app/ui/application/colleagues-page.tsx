import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { type ApplicationHead, ApplicationPage } from "./application-page.tsx";

interface ShownColleague {
  readonly id: string;
  readonly email: string;
  readonly may: "view" | "edit";
  readonly name: string;
  readonly isViewer: boolean;
  readonly hasJoined: boolean;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
}

interface ColleaguesPageProps {
  readonly view: {
    readonly head: ApplicationHead & { readonly right: "own" | "edit" | "view" };
    readonly owner: {
      readonly name: string;
      readonly email: string;
      readonly isViewer: boolean;
    } | null;
    readonly colleagues: readonly ShownColleague[];
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  invited: "Done. Who was not in yet gets a mail with a link.",
  removed: "Taken out. Nothing here opens for that person any more.",
};

/** Who writes this application together: shown to all of them, changed by whoever is in charge. */
export function ColleaguesPage({ view, answer, done }: ColleaguesPageProps) {
  const { head, owner, colleagues } = view;
  const isInCharge = head.right === "own";
  return (
    <ApplicationPage head={head} title="Colleagues">
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer === undefined && DONE[done ?? ""]}</FormStatus>
        <div className="stack">
          <ul className="rows card" aria-label="Who is in this application">
            {owner && (
              <li>
                <Person name={owner.name} email={owner.email} isViewer={owner.isViewer} />
                <div className="row-acts">
                  <Chip look="ok">In charge</Chip>
                </div>
              </li>
            )}
            {colleagues.map((colleague) => (
              <li key={colleague.id}>
                <Person {...colleague}>
                  {!colleague.hasJoined && <Waiting {...colleague} head={head} />}
                </Person>
                <div className="row-acts">
                  <Chip>{colleague.may === "edit" ? "Writes" : "Reads"}</Chip>
                  {isInCharge && <Remove {...colleague} />}
                  {colleague.isViewer && <Leave />}
                </div>
              </li>
            ))}
          </ul>
          {isInCharge ? (
            <Invite key={colleagues.length} />
          ) : (
            <p className="soft">Whoever is in charge invites others and takes them out.</p>
          )}
        </div>
      </FormState>
    </ApplicationPage>
  );
}

interface PersonProps {
  readonly name: string;
  readonly email: string;
  readonly isViewer: boolean;
  readonly children?: ReactNode;
}

function Person({ name, email, isViewer, children }: PersonProps) {
  return (
    <div>
      <span className="row-name">
        {name || email}
        {isViewer && " (you)"}
      </span>
      {name !== "" && <span className="row-detail">{email}</span>}
      {children}
    </div>
  );
}

function Waiting({
  isExpired,
  expiresAt,
  head,
}: Pick<ShownColleague, "isExpired" | "expiresAt"> & { readonly head: ApplicationHead }) {
  return (
    <span className="row-detail">
      {isExpired ? (
        "Invited, and the link is too old now: invite again to send a new one"
      ) : (
        <>
          Invited, not here yet; the link works until{" "}
          <LocalTime instant={expiresAt} zone={head.edition.timeZone} />
        </>
      )}
    </span>
  );
}

function Remove({ id, name, email, hasJoined }: ShownColleague) {
  const who = name || email;
  return (
    <ConfirmDetails summary={hasJoined ? "Take out…" : "Take the invitation back…"}>
      <p>
        {hasJoined
          ? `Nothing of this application opens for ${who} any more, from this moment on. What ${who} wrote stays.`
          : "The link in the mail stops working."}
      </p>
      <Form method="post">
        <input type="hidden" name="colleague" value={id} />
        <SubmitButton intent="remove" pending="Taking out…" look="danger">
          {hasJoined ? `Take ${who} out` : `Take back the invitation of ${who}`}
        </SubmitButton>
      </Form>
    </ConfirmDetails>
  );
}

function Leave() {
  return (
    <ConfirmDetails summary="Leave…">
      <p>Nothing of this application opens for you any more. What you wrote stays in it.</p>
      <Form method="post">
        <SubmitButton intent="leave" pending="Leaving…" look="danger">
          Leave this application
        </SubmitButton>
      </Form>
    </ConfirmDetails>
  );
}

function Invite() {
  return (
    <Form method="post" noValidate className="card narrow">
      <h2 className="text-name">Invite a colleague</h2>
      <TextInput
        name="email"
        type="email"
        label="E-mail address"
        hint="The link works for this address alone. Inviting somebody again sends a new link, or changes what they may do."
        autoComplete="off"
      />
      <RadioGroup
        name="may"
        label="Your colleague may"
        choices={[
          {
            value: "edit",
            label: "Write",
            hint: "Answers, files, messages and the submission. Only you withdraw it and invite others.",
          },
          { value: "view", label: "Read", hint: "Everything that you see; nothing is changed." },
        ]}
      />
      <SubmitButton intent="invite" pending="Inviting…">
        Send the invitation
      </SubmitButton>
    </Form>
  );
}
