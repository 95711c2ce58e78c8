import { Form } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { useField } from "../form/form-state.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { BallotChoice, BallotChoices } from "./ballot-choice.tsx";

export interface ShownFinalist {
  readonly ref: string;
  readonly title: string;
  readonly place: string;
}

interface BallotFormProps {
  readonly finalists: readonly ShownFinalist[];
  /** Titles of finalists that the judge stepped aside from. */
  readonly aside: readonly string[];
  readonly due: number;
  /** Refs chosen before. */
  readonly chosen: readonly string[];
  /** Address of the review. */
  readonly reviewAt: string;
  readonly readAt: (ref: string) => string;
}

/** All finalists of one category, to choose from; nothing is stored before the review is confirmed. */
export function BallotForm(props: BallotFormProps) {
  const { finalists, aside, due, reviewAt, readAt } = props;
  const { typed, isSentBack } = useField("choices");
  const chosen = isSentBack ? (typed ?? []) : props.chosen;
  const [count, setCount] = useState<number | null>(null);
  const recount = ({ currentTarget }: FormEvent<HTMLFormElement>) =>
    setCount(new FormData(currentTarget).getAll("choices[]").length);
  return (
    <Form method="post" action={reviewAt} noValidate className="ballot" onChange={recount}>
      <ErrorSummary />
      <BallotChoices name="choices" label={`Choose ${countInWords(due)}`}>
        {finalists.map(({ ref, title, place }) => (
          <BallotChoice
            key={ref}
            name="choices[]"
            application={ref}
            project={title}
            place={place}
            readAt={readAt(ref)}
            isChosen={chosen.includes(ref)}
          />
        ))}
      </BallotChoices>
      {aside.length > 0 && (
        <p className="soft">
          You stepped aside from {aside.join("; ")}, so you do not vote for it.
        </p>
      )}
      <div className="card ballot-bar">
        <p>
          <strong role="status">
            {/* Counted by a script; without one it says what to do. */}
            {count === null
              ? `Choose ${countInWords(due)}, then review.`
              : chosenInWords(count, due)}
          </strong>
          <br />
          <span className="small soft">You may change your ballot until the round closes.</span>
        </p>
        <SubmitButton intent="review" pending="Opening…">
          Review
        </SubmitButton>
      </div>
      <ConfirmDetails summary="Abstain in this category…">
        <p>
          An abstention shows that you took part, and counts as no ballot. You may still vote until
          the round closes.
        </p>
        <SubmitButton intent="abstain" pending="Abstaining…" look="plain" skipsChecks>
          Abstain
        </SubmitButton>
      </ConfirmDetails>
    </Form>
  );
}

function chosenInWords(count: number, due: number): string {
  return count > due ? `${count} chosen, ${count - due} too many` : `${count} of ${due} chosen`;
}

const WORDS = ["none", "one", "two", "three", "four", "five"] as const;

export function countInWords(count: number): string {
  return WORDS[count] ?? `${count}`;
}
