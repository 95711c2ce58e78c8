import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "../form/submit-button.tsx";
import type { ShownFinalist } from "./ballot-form.tsx";

interface BallotReviewProps {
  readonly choices: readonly ShownFinalist[];
  /** Address of the choice, to make it anew. */
  readonly backTo: string;
}

/** What the ballot would say, before it is cast. */
export function BallotReview({ choices, backTo }: BallotReviewProps) {
  return (
    <Form method="post" className="ballot">
      <ul className="ballot-choices">
        {choices.map(({ ref, title, place }) => (
          <li key={ref} className="card">
            <input type="hidden" name="choices[]" value={ref} />
            <span className="queue-title">{title}</span>
            <p className="soft">{place}</p>
          </li>
        ))}
      </ul>
      <div className="card ballot-bar">
        <p>
          <strong>Nothing is stored yet.</strong>
          <br />
          <span className="small soft">You may change your ballot until the round closes.</span>
        </p>
        <div className="actions">
          <SubmitButton intent="cast" pending="Casting…">
            Cast ballot
          </SubmitButton>
          <Link className="button button-plain" to={backTo}>
            Choose again
          </Link>
        </div>
      </div>
    </Form>
  );
}
