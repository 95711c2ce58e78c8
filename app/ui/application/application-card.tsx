import { Link } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ApplicationState } from "./application-state.tsx";

interface ApplicationCardProps {
  readonly to: string;
  readonly code: string;
  readonly title: string;
  readonly city: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  /** What the city can do now, if anything. */
  readonly next: string;
}

/** One of a city's applications in a list: where it stands, and what is to be done. */
export function ApplicationCard(props: ApplicationCardProps) {
  const { to, code, title, city, category, state, next } = props;
  return (
    <li className="card">
      <p className="eyebrow">
        {category} · {code}
      </p>
      <h2 className="text-name">
        <Link to={to}>{title === "" ? `Untitled project ${code}` : title}</Link>
      </h2>
      <p className="small soft">{city}</p>
      <ApplicationState state={state} />
      {next !== "" && <p className="small">{next}</p>}
    </li>
  );
}

/** What to do next, by state, in a sentence. */
export const NEXT_STEPS: Readonly<Record<ApplicationStatus, string>> = {
  draft: "Write it, attach what shows it, and submit before the call closes.",
  submitted: "The secretariat checks it and writes to you. There is nothing to do now.",
  returned: "Mend what the secretariat asks for, and submit it again.",
  accepted: "It is with the judges. There is nothing to do now.",
  rejected: "It does not go on. The reasons are on its page.",
  withdrawn: "You took it out of the award.",
  disqualified: "It was taken out of the award. The reason is on its page.",
};
