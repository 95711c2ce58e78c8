import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listEditions } from "#app/queries/published-edition.ts";
import { editionPath } from "#app/ui/award/award-page.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Laurel: awards, judged fairly and provably" }];

/** Public: whatever is listed here may be known to anyone. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { editions: await listEditions(context.context) };
}

export default function AwardsPage() {
  const { editions } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account="Sign in">
      <section className="hero">
        <h1>Awards, judged fairly and provably</h1>
      </section>
      {editions.length === 0 ? (
        <p>No award is open to the public yet.</p>
      ) : (
        <ul className="grid">
          {editions.map((edition) => (
            <li key={editionPath(edition)} className="card">
              <p className="eyebrow">{edition.programmeName}</p>
              <h2>
                <Link to={editionPath(edition)}>{edition.name}</Link>
              </h2>
              <p className="small soft">
                {[edition.place, `${edition.year}`].filter(Boolean).join(", ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
