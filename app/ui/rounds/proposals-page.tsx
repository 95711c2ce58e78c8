import type { ComponentProps } from "react";
import { actName } from "#app/domain/decision/second-person.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { ActForm, GraveAct } from "./act-form.tsx";
import { StaffPage, type StaffFrame } from "./staff-page.tsx";

interface ShownProposal {
  readonly id: string;
  readonly act: string;
  readonly subject: string;
  readonly says: readonly string[];
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly isOwn: boolean;
  readonly settled: {
    readonly how: "confirmed" | "refused" | "withdrawn";
    readonly by: string;
    readonly at: Date;
    readonly reason: string;
  } | null;
}

interface ProposalsPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly waiting: readonly ShownProposal[];
    readonly settled: readonly ShownProposal[];
    readonly isAlone: boolean;
  };
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = {
  confirmed: "It is confirmed and done.",
  refused: "It is refused. Whoever proposed it is told.",
  withdrawn: "You took it back.",
};

/** What one member of the secretariat proposed and another settles, with what exactly would happen. */
export function ProposalsPage({ view, answer }: ProposalsPageProps) {
  const { frame, waiting, settled, isAlone } = view;
  const zone = frame.edition.timeZone;
  return (
    <StaffPage
      frame={frame}
      title={
        waiting.length === 0 ? "Nothing waits for a second person" : "Waits for a second person"
      }
      lead="Shortlists, disqualifications, publication and the reopening of what was closed are done by two members of the secretariat: one proposes, another confirms."
      trail={[{ to: pathFor("secretariat", frame.edition), label: "Control room" }]}
      answer={answer}
      done={DONE}
    >
      {isAlone && (
        <p>
          You are the only member of the secretariat, so what you do is done at once, and the record
          says that you were alone.
        </p>
      )}
      {waiting.map((proposal) => (
        <Waiting key={proposal.id} proposal={proposal} zone={zone} />
      ))}
      {settled.length > 0 && (
        <section aria-labelledby="settled" className="stack">
          <h2 id="settled">Settled</h2>
          <ul className="owed-list">
            {settled.map((proposal) => (
              <Settled key={proposal.id} proposal={proposal} zone={zone} />
            ))}
          </ul>
        </section>
      )}
    </StaffPage>
  );
}

interface ProposalProps {
  readonly proposal: ShownProposal;
  readonly zone: string;
}

function titleOf({ act, subject }: ShownProposal): string {
  return `${actName(act)}: ${subject}`;
}

function Waiting({ proposal, zone }: ProposalProps) {
  const { id, says, proposedBy, proposedAt, isOwn } = proposal;
  const about = { proposal: id };
  return (
    <section className="card" aria-labelledby={`proposal-${id}`}>
      <h2 id={`proposal-${id}`} className="text-name">
        {titleOf(proposal)}
      </h2>
      <p className="small soft">
        Proposed by {isOwn ? "you" : proposedBy}, <LocalTime instant={proposedAt} zone={zone} />
      </p>
      <p>What will happen:</p>
      <ul>
        {says.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isOwn ? (
        <>
          <p className="soft">Another member of the secretariat confirms it.</p>
          <ActForm scope={`withdraw-${id}`} about={about}>
            <SubmitButton intent="withdraw" pending="Taking back…" look="plain">
              Take it back
            </SubmitButton>
          </ActForm>
        </>
      ) : (
        <>
          <GraveAct summary="Confirm it…" scope={`confirm-${id}`} about={about}>
            <p>It is done at once, exactly as it says above, and cannot be undone here.</p>
            <SubmitButton intent="confirm" pending="Confirming…">
              Confirm and do it
            </SubmitButton>
          </GraveAct>
          <GraveAct summary="Refuse it…" scope={`refuse-${id}`} about={about}>
            <p>Nothing is done, and {proposedBy} is told.</p>
            <TextArea
              name="reason"
              label="Why you refuse it"
              hint="The secretariat reads it here, and nobody else."
              rows={3}
            />
            <SubmitButton intent="refuse" pending="Refusing…" look="danger">
              Refuse it
            </SubmitButton>
          </GraveAct>
        </>
      )}
    </section>
  );
}

function Settled({ proposal, zone }: ProposalProps) {
  const { proposedBy, settled } = proposal;
  if (settled === null) return null;
  return (
    <li>
      <span>
        {titleOf(proposal)}
        <span className="row-detail">
          proposed by {proposedBy}; {settled.how} by {settled.by},{" "}
          <LocalTime instant={settled.at} zone={zone} />
        </span>
        {settled.reason !== "" && <span className="row-detail">Why: {settled.reason}</span>}
      </span>
      <Chip look={settled.how === "confirmed" ? "ok" : "plain"}>{settled.how}</Chip>
    </li>
  );
}
