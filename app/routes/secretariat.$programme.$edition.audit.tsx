import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadAuditPage } from "#app/queries/audit-log.ts";
import { requireStaff } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { AuditList, Pager } from "#app/ui/audit/audit-list.tsx";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ExportLinks } from "#app/ui/layout/export-links.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Audit log: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers: who did what, never what a card or a ballot says. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const page = Number(new URL(args.request.url).searchParams.get("page") ?? "1");
  const log = await loadAuditPage(
    access.context,
    access.edition.id,
    Number.isSafeInteger(page) ? page : 1,
  );
  return { frame: staffFrame(access), ...log };
}

export default function AuditPage() {
  const { frame, entries, page, pages } = useLoaderData<typeof loader>();
  return (
    <StaffPage
      frame={frame}
      title="What was done, and by whom"
      eyebrow={`Audit log of ${frame.edition.name}`}
      lead="Each entry follows from the one before it by a digest, so that a changed or missing one shows. Scores and ballots are never in it."
    >
      {entries.length === 0 && (
        <EmptyState title="Nothing recorded yet">
          <p>Every act on this edition appears here.</p>
        </EmptyState>
      )}
      <AuditList entries={entries} zone={frame.edition.timeZone} />
      <Pager page={page} pages={pages} />
      <ExportLinks
        to={pathFor("secretariat", frame.edition, "/export/audit")}
        what="the audit log"
      />
    </StaffPage>
  );
}
