import { Link } from "@remix-run/react";

interface Owed {
  readonly words: string;
  readonly count: number;
  readonly page: string;
}

interface WorkCardProps {
  readonly id: string;
  readonly title: string;
  /** Said where nothing is. */
  readonly none: string;
  readonly owed: readonly Owed[];
  /** Null for whoever may not open the list. */
  readonly to: (page: string) => string | null;
  readonly isLate?: boolean;
}

/** Numbers, each leading to what it counts. */
export function WorkCard({ id, title, none, owed, to, isLate = false }: WorkCardProps) {
  return (
    <section className={isLate ? "card card-late" : "card"} aria-labelledby={id}>
      <h2 id={id} className="text-name">
        {title}
      </h2>
      {owed.length === 0 && <p className="soft">{none}</p>}
      {owed.length > 0 && (
        <ul className="figure-list">
          {owed.map(({ words, count, page }) => (
            <li key={words}>
              <FigureLine to={to(page)} count={count} words={words} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FigureLine({
  to,
  count,
  words,
}: {
  readonly to: string | null;
  readonly count: number;
  readonly words: string;
}) {
  const line = (
    <>
      <b className="figure">{count}</b> <span>{words}</span>
    </>
  );
  return to === null ? (
    <p className="figure-line">{line}</p>
  ) : (
    <Link className="figure-line" to={to}>
      {line}
    </Link>
  );
}
