import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { writeResults } from "#app/commands/write-results.ts";
import { loadBatches } from "#app/queries/mail-batches.ts";
import { countUndelivered } from "#app/queries/mail-log.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { Notice } from "#app/ui/award/notice.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { BatchList } from "#app/ui/mail/batch-list.tsx";
import { MailTabs } from "#app/ui/mail/mail-tabs.tsx";
import { GraveAct } from "#app/ui/rounds/act-form.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Mail: ${data.frame.edition.name}` : "There is nothing here" },
];

/** The secretariat alone: letters tell decisions before their cities know them. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  return {
    frame: staffFrame(access),
    batches: await loadBatches(context, edition.id),
    undelivered: await countUndelivered(context, edition.id),
    isCertified: edition.state === "certified",
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  if (form.get("intent") !== "write-results") throw notFound();
  const outcome = await writeResults(context, edition.id);
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/mail")}?done=written`);
}

const DONE = { written: "Written. One of you checks the letters, another confirms them." };

export default function MailRoute() {
  const { frame, batches, undelivered, isCertified } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const to = (page = "") => pathFor("secretariat", frame.edition, `/mail${page}`);
  return (
    <StaffPage
      frame={frame}
      title="Mail"
      lead="Letters that tell a decision wait here until you have checked them. All other letters go out at once."
      answer={answer}
      done={DONE}
    >
      <MailTabs to={to} />
      {undelivered > 0 && (
        <Notice
          title={
            undelivered === 1
              ? "One letter was not delivered"
              : `${undelivered} letters were not delivered`
          }
          look="bad"
        >
          <p>
            <Link to={to("/log?state=refused")}>Refused</Link>, or{" "}
            <Link to={to("/log?state=abandoned")}>given up after 72 hours</Link>.
          </p>
        </Notice>
      )}
      {batches.length === 0 ? (
        <EmptyState title="No letter waits">
          <p>When you accept or reject an application, its letter comes here.</p>
        </EmptyState>
      ) : (
        <BatchList
          batches={batches}
          zone={frame.edition.timeZone}
          to={(id) => to(`/batches/${id}`)}
        />
      )}
      {isCertified && (
        <GraveAct summary="Write the letters of the result…" scope="write-results">
          <p>
            To each winner, each finalist and everybody else whose application was judged. They wait
            here: one of you checks them, another confirms, and none goes out before the result is
            public. Letters of an earlier result that have not gone out are replaced.
          </p>
          <SubmitButton intent="write-results" pending="Writing…">
            Write them
          </SubmitButton>
        </GraveAct>
      )}
      <p>
        <Link to={pathFor("secretariat", frame.edition, "/settings/letters")}>
          What the letters say
        </Link>
      </p>
    </StaffPage>
  );
}
