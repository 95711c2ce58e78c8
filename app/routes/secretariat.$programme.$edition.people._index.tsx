import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { findPeople } from "#app/queries/edition-people.ts";
import { countryName } from "#app/server/countries.ts";
import { requireStaff } from "#app/server/guards.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { ExportLinks } from "#app/ui/layout/export-links.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { JudgeList, PanelList } from "#app/ui/settings/judge-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `People: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { judges, panels } = await findPeople(context, edition.id);
  const isOver = isResultFixed(edition);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat" && !isOver,
    panels,
    judges: judges.map((judge) => ({
      ...judge,
      country: judge.country === null ? null : countryName(judge.country),
    })),
  };
}

const DONE: Readonly<Record<string, string>> = {
  added: "The judge is added; the invitation is on its way.",
  left: "The judge has left the panel. Whoever took the seat over has what was not finished.",
  "set-aside":
    "The judge has left the panel, and their scorecards are set aside by recorded decisions.",
  imported: "The judges of the sheet are added. Invite each from their own page.",
  "imported-and-invited": "The judges of the sheet are added; their invitations are on their way.",
};

export default function PeoplePage() {
  const { edition, viewer, mayAct, panels, judges } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const to = (page: string) => pathFor("secretariat", edition, `/people/${page}`);
  const accepted = judges.filter(({ standing }) => standing === "accepted").length;
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <PageHead
        title={
          judges.length === 0
            ? "Invite the judges"
            : `${accepted} of ${judges.length} judge${judges.length === 1 ? "" : "s"} accepted`
        }
        eyebrow={`People of ${edition.name}`}
        lead={
          <>
            The staff keeps the whole programme:{" "}
            <Link to={`/secretariat/${edition.programme}`}>secretariat and observers</Link>.
          </>
        }
        aside={
          mayAct ? (
            <div className="actions">
              <Link className="button" to={to("new")}>
                Add a judge
              </Link>
              <Link to={to("import")}>Judges from a sheet</Link>
            </div>
          ) : undefined
        }
      />
      <FormStatus>{DONE[search.get("done") ?? ""]}</FormStatus>
      <div className="stack">
        <section aria-labelledby="judges">
          <h2 id="judges">Judges</h2>
          {judges.length === 0 ? (
            <EmptyState title="There is no judge yet">
              <p>A judge is invited by mail and sees nothing before accepting.</p>
            </EmptyState>
          ) : (
            <JudgeList judges={judges} zone={edition.timeZone} of={panels.length} to={to} />
          )}
        </section>
        {judges.length > 0 && (
          <ExportLinks to={pathFor("secretariat", edition, "/export/judges")} what="the judges" />
        )}
        {panels.length > 0 && (
          <section aria-labelledby="panels">
            <h2 id="panels">Panels</h2>
            <PanelList panels={panels} />
          </section>
        )}
      </div>
    </SecretariatPage>
  );
}
