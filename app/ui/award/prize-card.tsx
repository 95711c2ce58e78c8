import type { Metal } from "#app/domain/edition/metal.ts";

interface PrizeCardProps {
  readonly metal: Metal;
  readonly prize: string;
  readonly city: string;
  readonly country: string;
  readonly project: string;
  /** What is said of it at the ceremony; empty where nothing is. */
  readonly citation?: string;
  readonly to: string;
}

/** One winner: the prize as a word and a line, the city in the serif, the project as the link. */
export function PrizeCard({
  metal,
  prize,
  city,
  country,
  project,
  citation = "",
  to,
}: PrizeCardProps) {
  return (
    <li className={`prize prize-${metal}`}>
      <p className="won">{prize}</p>
      <p className="city">{city}</p>
      <p>
        {/* A plain link: the page it leads to loads at once, and this one is asked for all day. */}
        <a href={to}>{project}</a>
      </p>
      <p className="small soft">{country}</p>
      {citation !== "" && <p>{citation}</p>}
    </li>
  );
}
