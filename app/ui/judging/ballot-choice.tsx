import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FieldGroup, type FieldProps } from "../form/field.tsx";
import { useField } from "../form/form-state.tsx";

interface BallotChoicesProps extends FieldProps {
  readonly children: ReactNode;
}

/** All finalists of one ballot: where an error of the choice as a whole is said, and leads to. */
export function BallotChoices({ name, label, hint, children }: BallotChoicesProps) {
  const field = useField(name);
  return (
    <FieldGroup field={field} label={label} hint={hint}>
      <div className="ballot-choices" id={field.id} tabIndex={-1}>
        {children}
      </div>
    </FieldGroup>
  );
}

interface BallotChoiceProps {
  /** All finalists of a ballot are sent as one list, such as `choices[]`. */
  readonly name: string;
  readonly application: string;
  readonly project: string;
  readonly place: string;
  readonly readAt: string;
  readonly isChosen?: boolean;
}

/** One finalist: the whole card chooses it, the link alone opens it. */
export function BallotChoice({
  name,
  application,
  project,
  place,
  readAt,
  isChosen = false,
}: BallotChoiceProps) {
  const id = `${name.replace("[]", "")}-${application}`;
  return (
    <div className="card ballot-choice">
      <input
        id={id}
        type="checkbox"
        name={name}
        value={application}
        defaultChecked={isChosen}
        aria-describedby={`${id}-place`}
      />
      <div>
        <label htmlFor={id}>{project}</label>
        <p className="soft" id={`${id}-place`}>
          {place}
        </p>
        <Link className="small" to={readAt} aria-label={`Read ${project} again`}>
          Read it again
        </Link>
      </div>
    </div>
  );
}
