import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadMailLog } from "#app/queries/mail-log.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { LogFilters, LogPager, LogTable } from "#app/ui/mail/mail-log.tsx";
import { MailTabs } from "#app/ui/mail/mail-tabs.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Delivery log: ${data.frame.edition.name}` : "There is nothing here" },
];

/** The secretariat alone. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const search = new URL(args.request.url).searchParams;
  const filter = {
    state: search.get("state") ?? "",
    kind: search.get("kind") ?? "",
    text: (search.get("text") ?? "").trim().slice(0, 200),
  };
  const page = Number(search.get("page") ?? "1");
  return {
    frame: staffFrame(access),
    filter,
    ...(await loadMailLog(access.context, access.edition.id, {
      ...filter,
      page: Number.isSafeInteger(page) ? page : 1,
    })),
  };
}

export default function MailLogRoute() {
  const { frame, filter, lines, total, page, pages, kinds } = useLoaderData<typeof loader>();
  const to = (path = "") => pathFor("secretariat", frame.edition, `/mail${path}`);
  return (
    <StaffPage
      frame={frame}
      title="Delivery log"
      lead="Each letter of this edition, and what its reader's mail server said."
    >
      <MailTabs to={to} />
      <LogFilters filter={filter} kinds={kinds} />
      <p className="soft">{total === 1 ? "1 letter" : `${total} letters`}</p>
      {lines.length === 0 ? (
        <EmptyState title="No letter here">
          <p>Nothing was written that fits.</p>
        </EmptyState>
      ) : (
        <LogTable lines={lines} zone={frame.edition.timeZone} to={(id) => to(`/log/${id}`)} />
      )}
      <LogPager page={page} pages={pages} filter={filter} />
    </StaffPage>
  );
}
