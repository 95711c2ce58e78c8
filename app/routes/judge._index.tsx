import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listJudgeEditions } from "#app/queries/judge-editions.ts";
import { requireViewer } from "#app/server/guards.ts";
import { Chip } from "#app/ui/award/chip.tsx";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "My judging" }];

/** Whoever is signed in, of themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const editions = await listJudgeEditions(context, viewer);
  return { editions, viewer: viewer.name === "" ? viewer.email : viewer.name };
}

const STATES = {
  setup: "In preparation",
  call: "Call open",
  judging: "Judging",
  certified: "Certified",
  archived: "Archived",
} as const;

export default function JudgeEditionsPage() {
  const { editions, viewer } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account={viewer}>
      <PageHead title="What you judge" lead="Every edition that you accepted to judge." />
      {editions.length === 0 ? (
        <EmptyState title="No edition yet">
          <p>When a secretariat invites you, a mail brings the link that makes you a judge.</p>
        </EmptyState>
      ) : (
        <ul className="queue card">
          {editions.map((edition) => (
            <li key={`${edition.programme}/${edition.slug}`} className="queue-item">
              <div>
                <Link className="queue-title" to={pathFor("judge", edition)}>
                  {edition.name}
                </Link>
                <p className="small soft">{edition.programmeName}</p>
              </div>
              <Chip look={edition.state === "judging" ? "ok" : "plain"}>
                {STATES[edition.state]}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
