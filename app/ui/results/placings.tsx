import { Link } from "@remix-run/react";
import type { Metal } from "#app/domain/edition/metal.ts";
import { Chip } from "../award/chip.tsx";

interface PlacingsProps {
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly waiting: number;
    readonly placings: readonly {
      readonly prize: string;
      readonly prizeName: string;
      readonly metal: Metal;
      readonly ref: string;
      readonly project: string;
      readonly place: string;
      readonly reason: string;
    }[];
  }[];
  /** Where the full count of a category is. */
  readonly to: (category: string) => string;
  /** Whether every round is over. */
  readonly isFinal: boolean;
}

/** Each category's placings with the reason in words, and the way to its full count. */
export function Placings({ categories, to, isFinal }: PlacingsProps) {
  return (
    <>
      {categories.map(({ slug, name, placings, waiting }) => (
        <section key={slug} aria-labelledby={slug}>
          <div className="page-head page-head-close">
            <h2 id={slug}>
              <Link to={to(slug)}>{name}</Link>
            </h2>
            {waiting > 0 && (
              <Chip look="warn">
                {waiting === 1 ? "waits for a decision" : `waits for ${waiting} decisions`}
              </Chip>
            )}
          </div>
          {placings.length === 0 ? (
            <p className="soft">
              {isFinal ? "No prize is placed." : "Placed once every round is over."}
            </p>
          ) : (
            <ol className="podium">
              {placings.map((placing) => (
                <li
                  key={`${placing.prize} ${placing.ref}`}
                  className={`prize prize-${placing.metal}`}
                >
                  <p className="won">{placing.prizeName}</p>
                  <p className="row-name">{placing.project}</p>
                  <p className="small soft">{placing.place}</p>
                  <p className="placing-reason">{capital(placing.reason)}.</p>
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, "");
}
