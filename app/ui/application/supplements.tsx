import { LocalTime } from "../award/local-time.tsx";

export interface ShownSupplement {
  readonly round: string;
  readonly text: string;
  readonly savedAt: Date;
}

interface SupplementsProps {
  readonly supplements: readonly ShownSupplement[];
  readonly zone: string;
}

/** What a finalist added after it was submitted, told apart from the application itself. */
export function Supplements({ supplements, zone }: SupplementsProps) {
  return supplements.map(({ round, text, savedAt }) => (
    <section key={round} className="notice" aria-label={`Added later, for ${round}`}>
      <h2 className="text-name">Added later, for {round}</h2>
      <p className="small soft">
        Not part of what was submitted. Added <LocalTime instant={savedAt} zone={zone} />.
      </p>
      {text.split("\n").map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </section>
  ));
}
