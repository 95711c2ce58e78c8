import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { loadReading } from "#app/queries/judge-reading.ts";
import { requireCalibrated } from "#app/server/calibration-first.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead, placeName } from "#app/server/judge-head.ts";
import { noteShown } from "#app/server/note-shown.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { Supplements } from "#app/ui/application/supplements.tsx";
import { ApplicationText } from "#app/ui/application/application-text.tsx";
import { Notice } from "#app/ui/award/notice.tsx";
import { JudgePage, pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.title : "There is nothing here" },
];

/** A judge of the category's panel, from the opening of the first round; the title alone where they stepped aside. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const view = await loadReading(access.context, access, requireParam(args.params, "ref"));
  if (!view) throw notFound();
  if (view.application) await requireCalibrated(access, view.ref);
  if (view.application && view.actIn)
    await noteShown(args.request, access, view.actIn.round, [view.ref]);
  return {
    ...judgeHead(access),
    ...view,
    application: view.application && {
      place: placeName(view.application),
      sections: view.application.sections,
      attachments: view.application.attachments,
      supplements: view.application.supplements,
    },
  };
}

export default function ReadPage() {
  const view = useLoaderData<typeof loader>();
  const { edition, application, actIn } = view;
  const to = (page = "") => pathFor("judge", edition, page);
  return (
    <JudgePage edition={edition} viewer={view.viewer}>
      <PageHead title={view.title} eyebrow={view.category} lead={application?.place} />
      {application ? (
        <article className="card">
          <ApplicationText application={application} />
          <Supplements supplements={application.supplements} zone={edition.timeZone} />
        </article>
      ) : (
        <Notice title="You stepped aside from this application">
          <p>So only its title is shown to you.</p>
        </Notice>
      )}
      <nav className="actions after" aria-label="From here">
        {actIn?.kind === "scorecard" && (
          <Link className="button" to={to(`/score/${actIn.round}/${view.ref}`)}>
            Score it
          </Link>
        )}
        {actIn?.kind === "ballot" && (
          <Link className="button" to={to(`/ballot/${actIn.round}/${actIn.category}`)}>
            Back to the ballot
          </Link>
        )}
        <Link className="button button-plain" to={to()}>
          My judging
        </Link>
        {view.mayStepAside && (
          <Link className="button button-plain" to={to(`/step-aside/${view.ref}`)}>
            Step aside…
          </Link>
        )}
      </nav>
    </JudgePage>
  );
}
