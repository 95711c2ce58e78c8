import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BUNDLE_STATUSES, type ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { listForScreening } from "#app/queries/screening.ts";
import { countryName } from "#app/server/countries.ts";
import { requireStaff } from "#app/server/guards.ts";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { ScreeningFilters } from "#app/ui/screening/screening-filters.tsx";
import { ScreeningList } from "#app/ui/screening/screening-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Screening: ${data.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers; drafts are counted and never listed. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const { programme, slug, name, programmeName, timeZone } = access.edition;
  const search = new URL(args.request.url).searchParams;
  const state = isState(search.get("state"));
  const category = search.get("category") ?? "";
  const view = await listForScreening(access.context, access.edition, {
    state,
    ...(category === "" ? {} : { category }),
  });
  return {
    edition: { programme, slug, name, programmeName, timeZone },
    viewer: access.viewer.name === "" ? access.viewer.email : access.viewer.name,
    mayOpen: access.role === "secretariat",
    lines: view.lines.map((line) => ({ ...line, country: countryName(line.country) })),
    counts: [...view.counts].map(([state, count]) => ({ state, count })),
    drafts: view.drafts,
    categories: view.categories,
    filter: { state: state ?? "", category },
  };
}

function isState(typed: string | null): ApplicationStatus | undefined {
  return BUNDLE_STATUSES.find((state) => state === typed);
}

const DONE: Readonly<Record<string, string>> = {
  accepted: "The application is accepted, and its city was told.",
  returned: "The application is returned, and its city was told.",
  rejected: "The application is not accepted, and its city was told.",
};

export default function ScreeningPage() {
  const view = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <SecretariatPage edition={view.edition} viewer={view.viewer}>
      <PageHead
        title="Screening"
        eyebrow={view.edition.name}
        lead="Each submitted application is checked against each clause of the Terms and Conditions."
      />
      <FormStatus>{DONE[search.get("done") ?? ""]}</FormStatus>
      <div className="stack">
        <ScreeningFilters {...view} />
        <ScreeningList {...view} />
      </div>
    </SecretariatPage>
  );
}
