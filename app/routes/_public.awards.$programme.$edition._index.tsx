import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findWinners } from "#app/queries/published-edition.ts";
import { countryName } from "#app/server/countries.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { AwardPage, editionPath } from "#app/ui/award/award-page.tsx";
import { FactList } from "#app/ui/award/fact-list.tsx";
import { PrizeCard } from "#app/ui/award/prize-card.tsx";
import { formatDay } from "#app/ui/dates.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Winners: ${data.heading.name}` : "There is nothing here" },
];

/** Public; the query leaves the result out until the instant of publication. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const view = await findWinners(
    context.context,
    requireParam(params, "programme"),
    requireParam(params, "edition"),
  );
  if (!view) throw notFound();
  const { heading, result } = view;
  if (!result) return { heading, result: null };
  const categories = result.categories.map((category) => ({
    ...category,
    placings: category.placings.map(
      ({ ref, prizeName, metal, city, country, project, citation }) => ({
        ref,
        prizeName,
        metal,
        city,
        country: countryName(country),
        project,
        citation,
      }),
    ),
  }));
  const achievements = result.achievements.map((award) => ({
    ...award,
    country: countryName(award.country),
  }));
  return { heading, result: { ...result, categories, achievements } };
}

export default function WinnersPage() {
  const { heading, result } = useLoaderData<typeof loader>();
  const when = heading.ceremonyOn ? formatDay(heading.ceremonyOn) : `${heading.year}`;
  return (
    <AwardPage heading={heading}>
      <section className="hero">
        <p className="eyebrow">{[heading.place, when].filter(Boolean).join(", ")}</p>
        <h1>{heading.name}</h1>
        {result && (
          <FactList
            facts={[
              [result.facts.applications, "applications"],
              [result.facts.cities, "cities"],
              [result.facts.categories, "categories"],
              [result.facts.judges, "judges"],
              [result.winners, "winners"],
            ]}
          />
        )}
      </section>
      {!result && <p>The winners will be announced here.</p>}
      {result?.categories.map((category) => (
        <section key={category.slug} aria-labelledby={category.slug}>
          <h2 id={category.slug}>{category.name}</h2>
          <ul className="podium">
            {category.placings.map((placing) => (
              <PrizeCard
                key={placing.ref}
                metal={placing.metal}
                prize={placing.prizeName}
                city={placing.city}
                country={placing.country}
                project={placing.project}
                citation={placing.citation}
                to={editionPath(heading, `/projects/${placing.ref}`)}
              />
            ))}
          </ul>
        </section>
      ))}
      {result && result.achievements.length > 0 && (
        <section aria-labelledby="achievements">
          <h2 id="achievements">Special achievement</h2>
          <ul className="grid">
            {result.achievements.map((award) => (
              <li key={award.city} className="card">
                <p className="eyebrow">{award.name}</p>
                <h3>{award.city}</h3>
                <p className="small soft">{award.country}</p>
                <p>{award.citation}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </AwardPage>
  );
}
