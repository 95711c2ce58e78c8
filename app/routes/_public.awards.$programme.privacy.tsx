import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findNotices } from "#app/queries/privacy-notice.ts";
import { listEditions } from "#app/queries/published-edition.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Notice of privacy: ${data.programmeName}` : "There is nothing here" },
];

/**
 * Public, once an edition of the programme is; `?version=1` is an earlier text, for whoever submitted
 * under it.
 */
export async function loader({ context: { context }, params, request }: LoaderFunctionArgs) {
  const programme = requireParam(params, "programme");
  const editions = await listEditions(context);
  const found = await findNotices(context, programme);
  const isPublic = editions.some((edition) => edition.programme === programme);
  if (!found || !isPublic) throw notFound();
  const version = new URL(request.url).searchParams.get("version");
  const notice =
    version === null
      ? found.notices[0]
      : found.notices.find(({ number }) => `${number}` === version);
  if (!notice) throw notFound();
  const { programmeName } = found;
  return {
    programme,
    programmeName,
    notice,
    inForce: found.notices[0]?.number ?? notice.number,
    others: found.notices.map(({ number }) => number).filter((one) => one !== notice.number),
  };
}

export default function PrivacyPage() {
  const { programme, programmeName, notice, inForce, others } = useLoaderData<typeof loader>();
  const to = (number: number) => `/awards/${programme}/privacy?version=${number}`;
  return (
    <Page
      brand={{ to: `/awards/${programme}`, name: programmeName }}
      account="Sign in"
      hasPlainLinks
    >
      <p className="eyebrow">{programmeName}</p>
      <h1>Notice of privacy</h1>
      <p className="soft">
        Version {notice.number}, of <LocalTime instant={notice.savedAt} zone="UTC" />
        {notice.number === inForce ? ", in force" : ", an earlier text"}
      </p>
      <div className="narrow as-typed">{notice.text}</div>
      {others.length > 0 && (
        <section aria-labelledby="versions">
          <h2 id="versions" className="text-name">
            Other versions
          </h2>
          <ul>
            {others.map((number) => (
              <li key={number}>
                <a href={to(number)}>
                  Version {number}
                  {number === inForce && ", in force"}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
