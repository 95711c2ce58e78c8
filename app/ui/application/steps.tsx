import { NavLink } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { type ApplicationHead, applicationPath } from "./application-page.tsx";

interface StepsProps {
  readonly head: ApplicationHead;
  /** How many answers are still to be written or mended. */
  readonly missing: number;
  readonly files: number;
}

/** The way through an application: write, attach, submit. Each step can be gone to at any time. */
export function Steps({ head, missing, files }: StepsProps) {
  return (
    <nav className="card" aria-label="Steps of this application">
      <h2 className="text-name">Your application</h2>
      <ol className="step-list">
        <li>
          <NavLink to={applicationPath(head, "/write")}>Write</NavLink>{" "}
          {missing === 0 ? (
            <Chip look="ok">complete</Chip>
          ) : (
            <Chip look="warn">{missing} to mend</Chip>
          )}
        </li>
        <li>
          <NavLink to={applicationPath(head, "/files")}>Files</NavLink> <Chip>{files} added</Chip>
        </li>
        <li>
          <NavLink to={applicationPath(head, "/submit")}>Check and submit</NavLink>{" "}
          <Chip>{head.state === "returned" ? "again" : "not yet"}</Chip>
        </li>
      </ol>
    </nav>
  );
}
