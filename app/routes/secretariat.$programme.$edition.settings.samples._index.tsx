import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listSampleCounts } from "#app/queries/samples.ts";
import { requireStaff } from "#app/server/guards.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Practice and calibration: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireStaff(args);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    categories: await listSampleCounts(context, edition.id),
  };
}

export default function SamplesPage() {
  const { edition, viewer, categories } = useLoaderData<typeof loader>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Practice and calibration"
      lead="Made-up applications, written here and never counted. On a practice one a judge tries the scorecard. A calibration set is scored by every judge of the panel before the applications of its category open to them."
      answer={undefined}
    >
      <ul className="rows card">
        {categories.map(({ slug, name, practice, calibration }) => (
          <li key={slug}>
            <div className="row-words">
              <Link
                className="row-name"
                to={pathFor("secretariat", edition, `/settings/samples/${slug}`)}
              >
                {name}
              </Link>
              <span className="row-detail">
                {practice === 0 ? "Nothing to practise on" : `${practice} to practise on`};{" "}
                {calibration === 0 ? "no calibration set" : `a calibration set of ${calibration}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </SettingsPage>
  );
}
