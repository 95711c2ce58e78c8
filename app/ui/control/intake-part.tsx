import type { ComponentProps } from "react";
import { shadesUpTo } from "#app/domain/edition/map-shades.ts";
import { DaysChart } from "./days-chart.tsx";
import { type CellState, FiguresTable, type FigureRow } from "./figures-table.tsx";

type Figures = Omit<FigureRow, "key" | "name">;

interface IntakePartProps {
  readonly intake: {
    readonly categories: readonly (Figures & { readonly slug: string; readonly name: string })[];
    readonly countries: readonly (Figures & {
      readonly country: string;
      readonly countryName: string;
    })[];
    readonly days: ComponentProps<typeof DaysChart>["days"] | null;
  };
  readonly name: string;
  /** Whether drafts can be opened: not by an observer. */
  readonly mayAct: boolean;
  readonly to: (page: string) => string;
}

/** What came in: by day, by category, by country. */
export function IntakePart({ intake, name, mayAct, to }: IntakePartProps) {
  const { categories, countries, days } = intake;
  const listOf =
    (field: "category" | "country") =>
    ({ key }: FigureRow, state: CellState): string | null => {
      if (state === "draft")
        return mayAct ? to(`/drafts?${new URLSearchParams({ [field]: key }).toString()}`) : null;
      // Those that are out are in several states: the list of all of them is the nearest.
      const search = new URLSearchParams({
        [field]: key,
        ...(state === "received" || state === "out" ? {} : { state }),
      });
      return to(`/screening?${search.toString()}`);
    };
  return (
    <>
      {days !== null && <DaysChart days={days} name={name} />}
      <section className="card" aria-labelledby="by-category-in">
        <h2 id="by-category-in" className="text-name">
          By category
        </h2>
        <FiguresTable
          label="Applications by category"
          of="Category"
          rows={categories.map((row) => ({ ...row, key: row.slug }))}
          to={listOf("category")}
        />
      </section>
      {countries.length > 0 && (
        <section className="card" aria-labelledby="by-country">
          <h2 id="by-country" className="text-name">
            By country
          </h2>
          <div className="map-and-table">
            <WorldMap to={to("/map")} figures={countries.map(({ received }) => received)} />
            <FiguresTable
              label="Applications by country"
              of="Country"
              rows={countries.map((row) => ({ ...row, key: row.country, name: row.countryName }))}
              to={listOf("country")}
            />
          </div>
        </section>
      )}
    </>
  );
}

function WorldMap({ to, figures }: { readonly to: string; readonly figures: readonly number[] }) {
  const count = figures.filter((figure) => figure > 0).length;
  return (
    <figure className="world-map">
      <picture>
        <source srcSet={`${to}?look=dark`} media="(prefers-color-scheme: dark)" />
        <img
          src={to}
          width={960}
          height={440}
          loading="lazy"
          alt={`Map of the world: applications came from ${count} ${count === 1 ? "country" : "countries"}. The table has the figures.`}
        />
      </picture>
      <figcaption className="chart-key small">
        {shadesUpTo(Math.max(0, ...figures)).map(({ from, to: end }, index) => (
          <span key={from} className={`key key-shade key-shade-${index + 1}`}>
            {from === end ? from : `${from} to ${end}`}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
