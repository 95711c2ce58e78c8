import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPanel } from "#app/queries/published-edition.ts";
import { countryName } from "#app/server/countries.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { AwardPage } from "#app/ui/award/award-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `The panel: ${data.heading.name}` : "There is nothing here" },
];

/** Public; the query leaves the panel out until the result is published. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPanel(
    context.context,
    requireParam(params, "programme"),
    requireParam(params, "edition"),
  );
  if (!found) throw notFound();
  const panel = found.panel?.map((judge) => ({
    name: judge.name,
    title: judge.title ?? "",
    isChair: judge.chair ?? false,
    country: judge.country === undefined ? "" : countryName(judge.country),
  }));
  return { heading: found.heading, panel: panel ?? null };
}

export default function PanelPage() {
  const { heading, panel } = useLoaderData<typeof loader>();
  return (
    <AwardPage heading={heading}>
      <p className="eyebrow">{heading.name}</p>
      <h1>The panel</h1>
      {!panel && (
        <p>
          Who judges is named here together with the winners, so that nobody turns to a judge
          before.
        </p>
      )}
      {panel && (
        <ul className="grid">
          {panel.map((judge) => (
            <li key={judge.name} className="card">
              {judge.isChair && <p className="eyebrow">Head of the panel</p>}
              <h2 className="text-name">{judge.name}</h2>
              <p>{judge.title}</p>
              <p className="small soft">{judge.country}</p>
            </li>
          ))}
        </ul>
      )}
    </AwardPage>
  );
}
