import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readSubmission } from "#app/queries/application-history.ts";
import { notFound } from "#app/server/not-found.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import {
  ApplicationPage,
  applicationPath,
  titleOf,
} from "#app/ui/application/application-page.tsx";
import { ReceiptFacts } from "#app/ui/application/receipt-facts.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Receipt: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Its owner, once it was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const submission = await readSubmission(access.context, access.own);
  if (!submission) throw notFound();
  const { number, receipt, submittedAt, hash } = submission;
  return { head: headOf(access), submission: { number, receipt, submittedAt, hash } };
}

export default function ReceiptPage() {
  const { head, submission } = useLoaderData<typeof loader>();
  return (
    <ApplicationPage head={head} title="Your application was received">
      <div className="card">
        <p>Thank you. A mail with this receipt is on its way to you.</p>
        <ReceiptFacts submission={submission} zone={head.edition.timeZone} />
        <p>
          The secretariat now checks it against the Terms and Conditions, and writes to you. There
          is nothing to do until then.
        </p>
        <p className="actions">
          <Link className="button" to={applicationPath(head)}>
            Where it stands
          </Link>
          <Link className="button button-plain" to={applicationPath(head, "/print")}>
            What you submitted, to print
          </Link>
          <a className="button button-plain" href={applicationPath(head, "/pdf")} download>
            The same as a PDF
          </a>
        </p>
      </div>
    </ApplicationPage>
  );
}
