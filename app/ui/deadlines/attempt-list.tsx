import { LocalTime } from "../award/local-time.tsx";

interface AttemptListProps {
  readonly attempts: readonly {
    readonly id: string;
    readonly at: Date;
    readonly result: string;
    readonly missing: readonly string[];
    readonly by: string;
  }[];
  readonly zone: string;
}

/** Every attempt to submit: when it reached the server, what came of it, and what was missing. */
export function AttemptList({ attempts, zone }: AttemptListProps) {
  return (
    <ol className="attempt-list">
      {attempts.map(({ id, at, result, missing, by }) => (
        <li key={id}>
          <LocalTime instant={at} zone={zone} hasSeconds />
          {by !== "" && <span className="soft"> · {by}</span>}
          <br />
          {result}
          {missing.length > 0 && (
            <ul>
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
