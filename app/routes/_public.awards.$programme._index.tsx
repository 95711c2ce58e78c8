import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listEditions } from "#app/queries/published-edition.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { editionPath } from "#app/ui/award/award-page.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Editions of the ${data.programmeName}` : "There is nothing here" },
];

/** Public: an edition that is being set up is not in the list. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const programme = requireParam(params, "programme");
  const all = await listEditions(context.context);
  const editions = all.filter((edition) => edition.programme === programme);
  const [latest] = editions;
  if (!latest) throw notFound();
  return { programmeName: latest.programmeName, editions };
}

export default function EditionsPage() {
  const { programmeName, editions } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account="Sign in">
      <p className="eyebrow">{programmeName}</p>
      <h1>Editions</h1>
      <ul className="grid">
        {editions.map((edition) => (
          <li key={edition.slug} className="card">
            <h2 className="text-name">
              <Link to={editionPath(edition)}>{edition.name}</Link>
            </h2>
            <p className="small soft">
              {[edition.place, `${edition.year}`].filter(Boolean).join(", ")}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
