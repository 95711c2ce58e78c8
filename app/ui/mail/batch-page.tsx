import { Form, Link } from "@remix-run/react";
import { MAIL_STATE_WORDS } from "#app/domain/mail/mail-state.ts";
import type { BatchView } from "./mail-views.ts";
import { MailText } from "../account/mail-text.tsx";
import { FactList } from "../award/fact-list.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { ActForm, GraveAct } from "../rounds/act-form.tsx";
import { WhenFields } from "./when-fields.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface PartProps {
  readonly batch: BatchView;
  readonly zone: string;
}

export function BatchFacts({ batch }: Pick<PartProps, "batch">) {
  const { waiting, sent } = batch;
  return (
    <FactList
      facts={[
        [waiting, waiting === 1 ? "letter to go" : "letters to go"],
        [sent, sent === 1 ? "letter sent" : "letters sent"],
      ]}
    />
  );
}

/** Three letters as their readers will see them. */
export function Samples({ batch }: Pick<PartProps, "batch">) {
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">
        {batch.samples.length === 1 ? "The letter" : `${batch.samples.length} of the letters`}
      </h2>
      <div className="stack">
        {batch.samples.map(({ id, recipient, subject, text }) => (
          <section key={id} aria-label={`To ${recipient}`}>
            <p>
              <b>{subject}</b> <span className="soft">to {recipient}</span>
            </p>
            <MailText text={text} />
          </section>
        ))}
      </div>
    </section>
  );
}

/** Everybody who is written to; three can be chosen to be read, and each can be left out. */
export function Recipients({ batch, zone }: PartProps) {
  const shown = new Set(batch.samples.map(({ id }) => id));
  return (
    <section aria-labelledby="recipients">
      <h2 id="recipients">
        {batch.recipients.length === 1
          ? "The one recipient"
          : `All ${batch.recipients.length} recipients`}
      </h2>
      <Form method="get" id="choose-samples" className="actions">
        <button className="button button-plain" type="submit">
          Show the letters that are ticked
        </button>
        <span className="hint">Up to three</span>
      </Form>
      <TableFrame label="Recipients, as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">Read</th>
              <th scope="col">Recipient</th>
              <th scope="col">Subject</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Leave out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {batch.recipients.map(({ id, recipient, subject, state, sentAt }) => (
              <tr key={id}>
                <td>
                  <input
                    type="checkbox"
                    form="choose-samples"
                    name="letter"
                    value={id}
                    defaultChecked={shown.has(id)}
                    aria-label={`Read the letter to ${recipient}: ${subject}`}
                  />
                </td>
                <th scope="row">{recipient}</th>
                <td>{subject}</td>
                <td>
                  {sentAt === null ? (
                    MAIL_STATE_WORDS[state]
                  ) : (
                    <>
                      Sent <LocalTime instant={sentAt} zone={zone} />
                    </>
                  )}
                </td>
                <td>
                  {state === "waiting" && (
                    <ActForm scope={`leave-out-${id}`} about={{ mail: id }}>
                      <button
                        className="button button-plain"
                        type="submit"
                        name="intent"
                        value="leave-out"
                        aria-label={`Leave out the letter to ${recipient}: ${subject}`}
                      >
                        Leave out
                      </button>
                    </ActForm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

interface ReleaseProps extends PartProps {
  readonly offered: { readonly date: string; readonly time: string };
}

/** The one act on a batch: check it, confirm what somebody else checked, or stop it. */
export function ReleasePart({ batch, zone, offered }: ReleaseProps) {
  const { state, waiting } = batch;
  if (waiting === 0) return null;
  if (state === "released" || (state === "waiting" && batch.checked)) {
    return (
      <>
        <ReleasedNotice batch={batch} zone={zone} />
        {state === "waiting" && !batch.isCheckedByViewer && (
          <GraveAct
            summary="Confirm and let them go…"
            scope="confirm"
            about={{ known: `${waiting}` }}
          >
            <p>You have read the letters yourself. After they went out, nothing calls them back.</p>
            <SubmitButton intent="confirm" pending="Confirming…">
              Confirm {waiting === 1 ? "one letter" : `${waiting} letters`}
            </SubmitButton>
          </GraveAct>
        )}
        <ActForm scope="stop">
          <SubmitButton intent="stop" pending="Stopping…" look="danger">
            {state === "released" ? "Stop what has not gone out" : "Take the check back"}
          </SubmitButton>
        </ActForm>
      </>
    );
  }
  return <CheckForm batch={batch} zone={zone} offered={offered} />;
}

function CheckForm({ batch, zone, offered }: ReleaseProps) {
  const { waiting, needsSecondPerson, state } = batch;
  const many = waiting === 1 ? "one letter" : `${waiting} letters`;
  return (
    <section className="card" aria-labelledby="let-go">
      <h2 id="let-go" className="text-name">
        {state === "stopped" ? "Let the rest go" : "Let them go"}
      </h2>
      <ActForm scope="check" about={{ known: `${waiting}` }}>
        <WhenFields
          zone={zone}
          legend="When"
          value={offered.date === "" ? "now" : "at"}
          date={offered.date}
          time={offered.time}
        />
        <TextInput
          name="perMinute"
          label="How many a minute"
          hint="Leave it empty to send as fast as the mail server takes them."
          isRequired={false}
          inputMode="numeric"
        />
        {needsSecondPerson && (
          <p>Another member of the secretariat confirms before the first goes out.</p>
        )}
        <SubmitButton intent="check" pending="Noting…">
          {needsSecondPerson ? `I have checked ${many}` : `I have checked them: let ${many} go`}
        </SubmitButton>
      </ActForm>
    </section>
  );
}

function ReleasedNotice({ batch, zone }: PartProps) {
  const { state, checked, confirmed, releaseAt, perMinute, isCheckedByViewer } = batch;
  return (
    <Notice
      title={state === "released" ? "These letters are let go" : "A second person confirms"}
      look={state === "released" ? "say" : "warn"}
    >
      {checked && (
        <p>
          Checked by {checked.by}, <LocalTime instant={checked.at} zone={zone} />.
        </p>
      )}
      {confirmed && (
        <p>
          Confirmed by {confirmed.by}, <LocalTime instant={confirmed.at} zone={zone} />.
        </p>
      )}
      {releaseAt && (
        <p>
          Not before <LocalTime instant={releaseAt} zone={zone} />
          {perMinute === null ? "." : `, ${perMinute} a minute.`}
        </p>
      )}
      {state === "waiting" && isCheckedByViewer && (
        <p>You checked them yourself, so another member of the secretariat has to confirm.</p>
      )}
    </Notice>
  );
}

/** What stands in the way of letters that tell a result. */
export function ResultNotice({
  batch,
  zone,
  resultsPage,
}: PartProps & { readonly resultsPage: string }) {
  if (batch.publishAt === undefined) return null;
  return (
    <Notice title="Never before the result is public" look="warn">
      {batch.publishAt === null ? (
        <p>
          No time of publication is set. <Link to={resultsPage}>Set it first.</Link>
        </p>
      ) : (
        <p>
          The result is published <LocalTime instant={batch.publishAt} zone={zone} />. If that
          moves, or the result is certified again, these letters stay where they are.
        </p>
      )}
    </Notice>
  );
}
