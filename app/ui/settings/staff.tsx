import { Form } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";

interface StaffListProps {
  readonly staff: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: "secretariat" | "observer";
    readonly isViewer: boolean;
  }[];
  readonly invited: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly expiresAt: Date;
  }[];
  readonly mayAct: boolean;
}

const ROLES: Readonly<Record<string, string>> = {
  secretariat: "Secretariat",
  observer: "Observer",
};

/** Who keeps the programme, and who was asked to. */
export function StaffList({ staff, invited, mayAct }: StaffListProps) {
  return (
    <ul className="rows card">
      {staff.map(({ id, name, email, role, isViewer }) => (
        <li key={id}>
          <div>
            <span className="row-name">
              {name || email}
              {isViewer && " (you)"}
            </span>
            {name !== "" && <span className="row-detail">{email}</span>}
          </div>
          <div className="row-acts">
            <Chip look={role === "secretariat" ? "ok" : "plain"}>{ROLES[role]}</Chip>
            {mayAct && (
              <ConfirmDetails summary={isViewer ? "Leave…" : "End the role…"}>
                <p>
                  {isViewer ? "You lose" : `${name || email} loses`} every page of the secretariat
                  at once. What was done stays in the record.
                </p>
                <Form method="post">
                  <input type="hidden" name="member" value={id} />
                  <SubmitButton intent="revoke" pending="Ending…" look="danger">
                    {isViewer ? "Leave this award" : `End the role of ${name || email}`}
                  </SubmitButton>
                </Form>
              </ConfirmDetails>
            )}
          </div>
        </li>
      ))}
      {mayAct &&
        invited.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <div>
              <span className="row-name">{email}</span>
              <span className="row-detail">
                Invited as {(ROLES[role] ?? role).toLowerCase()}, until{" "}
                <LocalTime instant={expiresAt} zone="UTC" />
              </span>
            </div>
            <div className="row-acts">
              <Chip look="warn">Not answered</Chip>
              <Form method="post">
                <input type="hidden" name="invitation" value={id} />
                <SubmitButton intent="withdraw" pending="Withdrawing…" look="plain">
                  Withdraw<span className="visually-hidden"> the invitation of {email}</span>
                </SubmitButton>
              </Form>
            </div>
          </li>
        ))}
    </ul>
  );
}

export function InviteStaff() {
  return (
    <Form method="post" noValidate className="card narrow section">
      <h3>Invite somebody</h3>
      <TextInput
        name="email"
        type="email"
        label="E-mail address"
        hint="The invitation works for this address alone. Inviting it again replaces the earlier link."
        autoComplete="off"
      />
      <RadioGroup
        name="role"
        label="As"
        choices={[
          {
            value: "secretariat",
            label: "Secretariat",
            hint: "Sets editions up, screens, opens and closes rounds, certifies and publishes.",
          },
          {
            value: "observer",
            label: "Observer",
            hint: "Sees progress, counts after each close and the audit log; changes nothing.",
          },
        ]}
      />
      <SubmitButton intent="invite" pending="Inviting…">
        Send the invitation
      </SubmitButton>
    </Form>
  );
}
