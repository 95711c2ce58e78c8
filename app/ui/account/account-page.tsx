import { Form, Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Page } from "../layout/page.tsx";

interface Account {
  readonly name: string;
  readonly email: string;
  readonly isOperator: boolean;
  readonly hasSecondFactor: boolean;
  readonly roles: {
    readonly isStaff: boolean;
    readonly isJudge: boolean;
    readonly isApplicant: boolean;
  };
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly createdAt: Date;
  }[];
}

interface AccountPageProps {
  readonly account: Account;
  readonly hasPassword: boolean;
  /** What the last act did. */
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  name: "Your name is saved.",
  password: "Your password is saved.",
  "session-ended": "That session has ended.",
};

export function AccountPage({ account, hasPassword, done }: AccountPageProps) {
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account={account.name || account.email}>
      <PageHead
        title={account.name || "Your page"}
        eyebrow={account.email}
        aside={
          <Form method="post" action="/sign-out">
            <SubmitButton intent="sign-out" pending="Signing out…" look="plain">
              Sign out
            </SubmitButton>
          </Form>
        }
      />
      <FormStatus>{DONE[done ?? ""]}</FormStatus>
      <ErrorSummary />
      <Doors account={account} />
      <div className="grid">
        <Form method="post" noValidate className="card">
          <h2 className="text-name">Your name</h2>
          <TextInput
            name="name"
            label="Name"
            hint="As the secretariat and your colleagues know you."
            value={account.name}
            autoComplete="name"
          />
          <div className="actions">
            <SubmitButton intent="name" pending="Saving…">
              Save name
            </SubmitButton>
          </div>
        </Form>
        <Form method="post" noValidate className="card">
          <h2 className="text-name">{hasPassword ? "Change your password" : "Set a password"}</h2>
          <TextInput
            name="password"
            label="New password"
            hint="Not needed: a link by mail signs you in as well. At least 12 characters."
            type="password"
            autoComplete="new-password"
          />
          <div className="actions">
            <SubmitButton intent="password" pending="Saving…" look="plain">
              Save password
            </SubmitButton>
          </div>
        </Form>
      </div>
      <Sessions sessions={account.sessions} />
      <section className="card mt-8" aria-labelledby="about-you">
        <h2 id="about-you" className="text-name">
          What is kept about you
        </h2>
        <p>
          <a href="/account/export" download>
            Save everything as one file
          </a>
          : what you wrote, sent, received and did here, with your files. To be erased, write to the
          secretariat of the award.
        </p>
      </section>
    </Page>
  );
}

function Doors({ account: { roles, isOperator } }: { readonly account: Account }) {
  const doors = [
    {
      is: roles.isJudge,
      to: "/judge",
      name: "My judging",
      says: "What is left to score or to vote.",
    },
    {
      is: roles.isApplicant,
      to: "/apply",
      name: "My applications",
      says: "What you wrote, and where it stands.",
    },
    {
      is: roles.isStaff || isOperator,
      to: "/secretariat",
      name: "Secretariat",
      says: "The awards that you keep.",
    },
  ].filter(({ is }) => is);
  if (doors.length === 0)
    return (
      <p>
        You have begun nothing here yet. <Link to="/">See which awards are open</Link>.
      </p>
    );
  return (
    <ul className="grid doors">
      {doors.map(({ to, name, says }) => (
        <li key={to} className="card">
          <h2 className="text-name">
            <Link to={to}>{name}</Link>
          </h2>
          <p className="soft">{says}</p>
        </li>
      ))}
    </ul>
  );
}

function Sessions({ sessions }: Pick<Account, "sessions">) {
  return (
    <section className="card mt-8" aria-labelledby="sessions">
      <h2 id="sessions" className="text-name">
        Where you are signed in
      </h2>
      <ul className="rows">
        {sessions.map(({ id, device, createdAt }) => (
          <li key={id}>
            <span>
              {device || "A device that does not say what it is"}
              <span className="row-detail">
                since <LocalTime instant={createdAt} zone="UTC" />
              </span>
            </span>
            <Form method="post">
              <input type="hidden" name="session" value={id} />
              <SubmitButton intent="end-session" pending="Ending…" look="plain">
                End
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
