import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findWinningProject } from "#app/queries/published-edition.ts";
import { countryName } from "#app/server/countries.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { ApplicationText } from "#app/ui/application/application-text.tsx";
import { AwardPage, editionPath } from "#app/ui/award/award-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.placing.project}, ${data.placing.city}` : "There is nothing here" },
];

/** Public: a project has a page from the instant its prize is published. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findWinningProject(
    context.context,
    requireParam(params, "programme"),
    requireParam(params, "edition"),
    requireParam(params, "ref"),
  );
  if (!found) throw notFound();
  return { ...found, country: countryName(found.placing.country) };
}

export default function WinningProjectPage() {
  const { heading, category, placing, country, sections } = useLoaderData<typeof loader>();
  return (
    <AwardPage heading={heading}>
      <article className={`prize prize-${placing.metal}`}>
        <p className="won">
          {placing.prizeName}, {category}
        </p>
        <h1>{placing.project}</h1>
        <p className="soft">
          {placing.city}, {country}
        </p>
        {placing.citation !== "" && <p>{placing.citation}</p>}
        {placing.reason !== "" && (
          <>
            <h2 className="mt-8">Why it is placed here</h2>
            <p>{placing.reason}.</p>
          </>
        )}
      </article>
      {sections.length > 0 && (
        <section aria-label="The project, as its city describes it" className="mt-8">
          <ApplicationText application={{ sections, attachments: [] }} />
        </section>
      )}
      <p className="mt-8">
        <Link to={editionPath(heading)}>All winners of {heading.name}</Link>
      </p>
    </AwardPage>
  );
}
