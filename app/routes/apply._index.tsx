import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listOwnApplications } from "#app/queries/own-applications.ts";
import { requireViewer } from "#app/server/guards.ts";
import { ApplicationCard, NEXT_STEPS } from "#app/ui/application/application-card.tsx";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "My applications" }];

/** Whoever is signed in, their own. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  return {
    viewer: viewer.name === "" ? viewer.email : viewer.name,
    applications: await listOwnApplications(context, viewer),
  };
}

export default function MyApplicationsPage() {
  const { viewer, applications } = useLoaderData<typeof loader>();
  const editions = [...new Map(applications.map(({ edition }) => [keyOf(edition), edition]))];
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account={viewer}>
      <PageHead title="My applications" />
      {applications.length === 0 && (
        <EmptyState title="You have not applied yet">
          <p>
            Choose an award on the <Link to="/">first page</Link>, read its call, and begin there.
          </p>
        </EmptyState>
      )}
      {editions.map(([key, edition]) => (
        <section key={key} aria-label={edition.name}>
          <h2>
            <Link to={pathFor("apply", edition)}>{edition.name}</Link>
          </h2>
          <ul className="grid">
            {applications
              .filter((application) => keyOf(application.edition) === key)
              .map(({ ref, title, city, category, state }) => (
                <ApplicationCard
                  key={ref}
                  to={pathFor("apply", edition, `/${ref}`)}
                  code={ref}
                  title={title}
                  city={city}
                  category={category}
                  state={state}
                  next={NEXT_STEPS[state]}
                />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function keyOf({ programme, slug }: { readonly programme: string; readonly slug: string }): string {
  return `${programme}/${slug}`;
}
