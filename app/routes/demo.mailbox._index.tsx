import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listMailbox } from "#app/queries/demonstration.ts";
import { requireDemo } from "#app/server/require-demo.ts";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Mailbox of the demonstration" }];

/** The demonstration alone. */
export async function loader(args: LoaderFunctionArgs) {
  requireDemo(args);
  return { mails: await listMailbox(args.context.context) };
}

export default function MailboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/demo", name: "Demonstration" }} nav={[{ to: "/demo", label: "People" }]}>
      <PageHead title="Mailbox" lead="Every mail that the demonstration would have sent." />
      {mails.length === 0 ? (
        <p>No mail yet.</p>
      ) : (
        <ul className="rows card">
          {mails.map(({ id, recipient, subject, createdAt }) => (
            <li key={id}>
              <span>
                <Link to={`/demo/mailbox/${id}`}>{subject}</Link>
                <span className="row-detail">to {recipient}</span>
              </span>
              <span className="small soft">
                <LocalTime instant={createdAt} zone="UTC" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
