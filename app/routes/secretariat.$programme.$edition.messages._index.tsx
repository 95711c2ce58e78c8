import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listStaffThreads } from "#app/queries/talk.ts";
import { countryName } from "#app/server/countries.ts";
import { requireStaff } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { THREAD_FILTERS, type ThreadFilter } from "#app/domain/talk/thread-filter.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";
import { ThreadList } from "#app/ui/talk/thread-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Messages: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const search = new URL(args.request.url).searchParams;
  const show = THREAD_FILTERS.find((one) => one === search.get("show")) ?? null;
  const page = Number(/^\d{1,4}$/.exec(search.get("page") ?? "")?.[0] ?? 1);
  const view = await listStaffThreads(access.context, access.edition, show, page);
  return {
    frame: staffFrame(access),
    ...view,
    threads: view.threads.map((one) => ({ ...one, country: countryName(one.country) })),
    show,
  };
}

export default function ThreadsPage() {
  const { frame, counts, threads, show, page, pages } = useLoaderData<typeof loader>();
  const choices: readonly (readonly [ThreadFilter | null, string, number])[] = [
    [null, "Every thread", counts.all],
    ["unread", "Not read", counts.unread],
    ["unanswered", "Waits for an answer", counts.unanswered],
  ];
  const to = (filter: ThreadFilter | null, at = 1) => {
    const search = new URLSearchParams({
      ...(filter === null ? {} : { show: filter }),
      ...(at === 1 ? {} : { page: `${at}` }),
    }).toString();
    return pathFor("secretariat", frame.edition, `/messages${search === "" ? "" : `?${search}`}`);
  };
  return (
    <StaffPage
      frame={frame}
      title="Messages"
      lead="One thread an application, between its city and the secretariat. Judges never see them."
    >
      <nav aria-label="Which threads">
        <ul className="links-in-line">
          {choices.map(([filter, words, count]) => (
            <li key={words}>
              <Link to={to(filter)} aria-current={filter === show ? "true" : undefined}>
                {words} ({count})
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ThreadList edition={frame.edition} threads={threads} />
      {pages > 1 && (
        <nav className="pager" aria-label="Pages of threads">
          {page > 1 && <Link to={to(show, page - 1)}>Earlier page</Link>}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages && <Link to={to(show, page + 1)}>Next page</Link>}
        </nav>
      )}
    </StaffPage>
  );
}
