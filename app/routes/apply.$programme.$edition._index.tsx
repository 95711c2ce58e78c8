import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readCall } from "#app/queries/call.ts";
import { listOwnApplications } from "#app/queries/own-applications.ts";
import { requireViewer } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { ApplicationCard, NEXT_STEPS } from "#app/ui/application/application-card.tsx";
import { CallDates } from "#app/ui/application/call-text.tsx";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { editionPath } from "#app/ui/award/award-page.tsx";
import { ApplyPage, pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `My applications: ${data.edition.name}` : "There is nothing here" },
];

/** Whoever is signed in, their own in this edition. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const programme = requireParam(args.params, "programme");
  const slug = requireParam(args.params, "edition");
  const call = await readCall(context, programme, slug);
  if (!call) throw notFound();
  const { name, programmeName, timeZone, callOpensAt, callClosesAt, graceMinutes } = call.edition;
  const applications = await listOwnApplications(context, viewer);
  return {
    edition: { programme, slug, name, programmeName, timeZone },
    viewer: viewer.name === "" ? viewer.email : viewer.name,
    phase: call.phase,
    callOpensAt,
    callClosesAt,
    graceMinutes,
    applications: applications
      .filter(({ edition }) => edition.programme === programme && edition.slug === slug)
      .map(({ ref, title, city, category, state }) => ({ ref, title, city, category, state })),
  };
}

export default function MyApplicationsInEditionPage() {
  const view = useLoaderData<typeof loader>();
  const { edition, viewer, phase, applications } = view;
  const begin = (
    <Link className="button" to={pathFor("apply", edition, "/new")}>
      Begin an application
    </Link>
  );
  return (
    <ApplyPage edition={edition} viewer={viewer}>
      <PageHead
        title="My applications"
        eyebrow={edition.name}
        aside={phase === "open" && applications.length > 0 ? begin : undefined}
      />
      <CallDates
        phase={phase}
        opensAt={view.callOpensAt}
        closesAt={view.callClosesAt}
        zone={edition.timeZone}
        graceMinutes={view.graceMinutes}
      />
      {applications.length === 0 && (
        <EmptyState title="You have no application here">
          {phase === "open" ? (
            <>
              <p>
                <Link to={editionPath(edition, "/call")}>Read what is asked</Link>, then begin. You
                save as you go, and submit when you are ready.
              </p>
              {begin}
            </>
          ) : (
            <p>
              <Link to={editionPath(edition, "/call")}>Read the call</Link>
            </p>
          )}
        </EmptyState>
      )}
      <ul className="grid">
        {applications.map(({ ref, title, city, category, state }) => (
          <ApplicationCard
            key={ref}
            to={pathFor("apply", edition, `/${ref}`)}
            code={ref}
            title={title}
            city={city}
            category={category}
            state={state}
            next={state === "draft" && phase === "over" ? CLOSED_DRAFT : NEXT_STEPS[state]}
          />
        ))}
      </ul>
    </ApplyPage>
  );
}

const CLOSED_DRAFT = "It was not submitted before the call closed.";
