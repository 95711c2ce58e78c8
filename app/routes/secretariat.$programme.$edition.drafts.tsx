import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { listDraftLines } from "#app/queries/drafts.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { DraftList } from "#app/ui/control/draft-list.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ExportLinks } from "#app/ui/layout/export-links.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Drafts: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat: which city writes in which category and how far it is, never a word of it. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const search = new URL(args.request.url).searchParams;
  const category = search.get("category") ?? "";
  const country = search.get("country") ?? "";
  const isRiskOnly = search.get("show") === "at-risk";
  const lines = await listDraftLines(
    access.context,
    access.edition,
    category === "" ? undefined : category,
  );
  return {
    frame: staffFrame(access),
    isRiskOnly,
    isFiltered: category !== "" || country !== "",
    drafts: lines
      .filter((line) => (!isRiskOnly || line.risk !== null) && [line.country, ""].includes(country))
      .map((line) => ({ ...line, country: countryName(line.country) })),
  };
}

export default function DraftsPage() {
  const { frame, drafts, isRiskOnly, isFiltered } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  return (
    <StaffPage
      frame={frame}
      title={isRiskOnly ? "Drafts likely to miss the deadline" : "Drafts"}
      lead="A draft is its city's own: you see who writes and how far they are, and none of its words."
      trail={[{ to: to(""), label: "Control room" }]}
      aside={
        <div className="actions">
          <Link className="button button-plain" to={to("/mail/reminders")}>
            Remind by mail
          </Link>
          <Link className="button button-plain" to={to("/more-time")}>
            Give more time
          </Link>
        </div>
      }
    >
      {(isRiskOnly || isFiltered) && (
        <p>
          <Link to={to("/drafts")}>Show every draft</Link>
        </p>
      )}
      <DraftList edition={frame.edition} drafts={drafts} />
      <ExportLinks to={to("/export/drafts")} what="these drafts" search={search.toString()} />
    </StaffPage>
  );
}
