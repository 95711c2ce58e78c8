import { LocalTime } from "../award/local-time.tsx";

interface OathCardProps {
  /** Null before the judge has accepted the terms. */
  readonly oath: {
    readonly takenAt: Date;
    readonly interests: string;
    readonly declaredAt: Date | null;
  } | null;
  readonly zone: string;
}

/** What a judge promised and declared, as the secretariat reads it. */
export function OathCard({ oath, zone }: OathCardProps) {
  return (
    <section className="card" aria-labelledby="oath">
      <h2 id="oath">Promise and interests</h2>
      {oath === null ? (
        <p>Not promised yet: no application is opened to this judge before that.</p>
      ) : (
        <p>
          Promised on <LocalTime instant={oath.takenAt} zone={zone} />.
        </p>
      )}
      {oath && oath.declaredAt === null && <p>Interests are not declared yet.</p>}
      {oath?.declaredAt && (
        <>
          <p>
            {oath.interests === "" ? "Declared no interests" : "Declared these interests"} on{" "}
            <LocalTime instant={oath.declaredAt} zone={zone} />.
          </p>
          {oath.interests !== "" && (
            <blockquote>
              <p className="as-typed">{oath.interests}</p>
            </blockquote>
          )}
        </>
      )}
    </section>
  );
}
