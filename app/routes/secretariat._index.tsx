import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listMyProgrammes } from "#app/queries/my-programmes.ts";
import { requireViewer } from "#app/server/guards.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { EditionList } from "#app/ui/settings/edition-list.tsx";

export const meta: MetaFunction = () => [{ title: "Your awards" }];

/** Anybody signed in: who keeps nothing is told so. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  return {
    viewer: viewer.name || viewer.email,
    mayCreate: viewer.isOperator,
    programmes: await listMyProgrammes(context, viewer),
  };
}

export default function SecretariatIndexPage() {
  const { viewer, mayCreate, programmes } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account={viewer}>
      <PageHead
        title="Your awards"
        lead={programmes.length > 0 ? "Choose an edition to work on." : undefined}
        aside={
          mayCreate ? (
            <Link className="button button-plain" to="/secretariat/new">
              Create a programme
            </Link>
          ) : undefined
        }
      />
      {programmes.length === 0 && (
        <EmptyState title="You keep no award">
          <p>
            Here the secretariat and the observers of an award find its editions. Somebody of its
            secretariat can invite you.
          </p>
          <p>
            <Link to="/account">Your account</Link> shows where you judge and what you applied for.
          </p>
        </EmptyState>
      )}
      <div className="stack">
        {programmes.map((programme) => (
          <section key={programme.slug} aria-labelledby={programme.slug}>
            <div className="section-head">
              <h2 id={programme.slug}>{programme.name}</h2>
              <Link to={`/secretariat/${programme.slug}`}>
                {programme.role === "secretariat" ? "Staff and new edition" : "Its staff"}
                <span className="visually-hidden"> of {programme.name}</span>
              </Link>
            </div>
            {programme.editions.length > 0 ? (
              <EditionList programme={programme} editions={programme.editions} />
            ) : (
              <p className="soft">There is no edition yet.</p>
            )}
          </section>
        ))}
      </div>
    </Page>
  );
}
