import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readSubmission } from "#app/queries/application-history.ts";
import { findNoticeOf } from "#app/queries/privacy-notice.ts";
import { notFound } from "#app/server/not-found.ts";
import { versionAsked } from "#app/server/pdf-answer.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import {
  ApplicationPage,
  applicationPath,
  titleOf,
} from "#app/ui/application/application-page.tsx";
import { ApplicationText } from "#app/ui/application/application-text.tsx";
import { ReceiptFacts } from "#app/ui/application/receipt-facts.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `As submitted: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Its owner; `?version=1` is the first that was submitted, the last where none is named. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const version = versionAsked(args.request);
  const submission = await readSubmission(access.context, access.own, version);
  if (!submission) throw notFound();
  const notice = await findNoticeOf(access.context, access.own.application.id, submission.number);
  return { head: headOf(access), submission, notice };
}

export default function PrintPage() {
  const { head, submission, notice } = useLoaderData<typeof loader>();
  return (
    <ApplicationPage head={head} title={submission.title}>
      <article className="stack">
        <ReceiptFacts submission={submission} zone={head.edition.timeZone} />
        <p className="no-print">
          <a href={applicationPath(head, `/pdf?version=${submission.number}`)} download>
            Save it as a PDF
          </a>
        </p>
        <ApplicationText application={submission} />
        {submission.clauses.length > 0 && (
          <section aria-labelledby="accepted">
            <h2 id="accepted" className="text-name">
              Accepted Terms and Conditions
            </h2>
            <ol className="question-list">
              {submission.clauses.map(({ title, text }) => (
                <li key={title}>
                  <strong>{title}</strong>
                  <p className="as-typed">{text}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
        {notice && (
          <p className="soft">
            Accepted with version {notice.number} of the{" "}
            <a href={`/awards/${head.edition.programme}/privacy?version=${notice.number}`}>
              notice of privacy
            </a>
            .
          </p>
        )}
      </article>
    </ApplicationPage>
  );
}
