import { Form } from "@remix-run/react";
import { Notice } from "../award/notice.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { SubmitButton } from "../form/submit-button.tsx";

interface ErasurePreviewProps {
  readonly erasure: {
    readonly may: "yes" | "elsewhere-too";
    readonly email: string;
    readonly name: string;
    readonly hasAccount: boolean;
    /** References. */
    readonly drafts: readonly string[];
    readonly submitted: readonly string[];
    /** Names of editions. */
    readonly judging: readonly string[];
    /** "secretariat of the City Prize". */
    readonly roles: readonly string[];
    readonly openRounds: readonly string[];
  };
}

/** What goes, what stays, and why it cannot be done yet, where it cannot. */
export function ErasurePreview({ erasure }: ErasurePreviewProps) {
  const { email, name, may, openRounds } = erasure;
  const why = whyNot(may, openRounds);
  return (
    <section aria-labelledby="erasure" className="stack">
      <h2 id="erasure">{name === "" ? email : `${name}, ${email}`}</h2>
      <dl className="settings-text">
        <dt>Goes</dt>
        <dd>{listed(goes(erasure))}</dd>
        <dt>Stays, under a pseudonym</dt>
        <dd>{listed(stays(erasure))}</dd>
      </dl>
      {why !== null ? (
        <Notice title="This cannot be done yet" look="warn">
          <p>{why}</p>
        </Notice>
      ) : (
        <ConfirmDetails summary="Erase this person…">
          <p>
            It cannot be taken back, by nobody. The record still verifies afterwards; backups hold
            the person until they are overwritten.
          </p>
          <Form method="post">
            <input type="hidden" name="email" value={email} />
            <SubmitButton intent="erase" pending="Erasing…" look="danger">
              Erase {email}
            </SubmitButton>
          </Form>
        </ConfirmDetails>
      )}
    </section>
  );
}

function whyNot(may: string, openRounds: readonly string[]): string | null {
  if (may !== "yes")
    return "This person has to do with another award too. Ask whoever runs this installation.";
  return openRounds.length > 0
    ? `${openRounds.join(", ")}: this person judges in it, and it is open. Close it first.`
    : null;
}

type Erasure = ErasurePreviewProps["erasure"];

function goes({ hasAccount, drafts, roles }: Erasure): readonly string[] {
  return [
    ...(hasAccount ? ["the account, its name, address, sessions and second factor"] : []),
    "invitations and links in mails to the address, the texts of those mails, the address wherever it is written",
    ...(drafts.length > 0
      ? [
          `drafts that were never submitted, with their files, unless a colleague writes in them: ${drafts.join(", ")}`,
        ]
      : []),
    ...roles,
  ];
}

function stays({ submitted, judging }: Erasure): readonly string[] {
  return [
    ...(submitted.length > 0 ? [`what was submitted: ${submitted.join(", ")}`] : []),
    ...(judging.length > 0
      ? [
          `scores and votes, which belong to the result, and the name of a judge in a certified one: ${judging.join(", ")}`,
        ]
      : []),
    "the acts in the audit log, without address and name",
  ];
}

function listed(items: readonly string[]) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
