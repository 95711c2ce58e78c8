import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { capsInWords } from "#app/domain/application/caps.ts";
import { readCall } from "#app/queries/call.ts";
import { hasEligibility } from "#app/queries/eligibility.ts";
import { findNotice } from "#app/queries/privacy-notice.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { CallDates, CallText } from "#app/ui/application/call-text.tsx";
import { AwardPage, editionPath } from "#app/ui/award/award-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `The call: ${data.heading.name}` : "There is nothing here" },
];

/** Public from the opening of the call on: everybody sees what is asked before signing up. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const call = await readCall(
    context.context,
    requireParam(params, "programme"),
    requireParam(params, "edition"),
  );
  if (!call) throw notFound();
  const { edition, phase, categories, form, clauses } = call;
  const notice = await findNotice(context.context, edition.programmeId);
  const isAskedFirst = await hasEligibility(context.context, edition.id);
  const { programme, slug, programmeName, name, timeZone, callOpensAt, callClosesAt } = edition;
  const { graceMinutes, contactEmail } = edition;
  return {
    heading: { programme, slug, programmeName, name, hasCall: phase !== "over" },
    phase,
    isAskedFirst,
    hasNotice: notice !== null,
    summary: call.summary,
    timeZone,
    callOpensAt,
    callClosesAt,
    graceMinutes,
    contactEmail,
    rules: capsInWords(edition),
    categories,
    form,
    clauses,
  };
}

export default function CallPage() {
  const view = useLoaderData<typeof loader>();
  const { heading, phase, summary, timeZone, callOpensAt, callClosesAt } = view;
  return (
    <AwardPage heading={heading}>
      <section className="hero">
        <p className="eyebrow">{heading.name}</p>
        <h1>The call</h1>
        {summary !== "" && <p>{summary}</p>}
        <CallDates
          phase={phase}
          opensAt={callOpensAt}
          closesAt={callClosesAt}
          zone={timeZone}
          graceMinutes={view.graceMinutes}
        />
        {view.rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
        {phase !== "over" && (
          <p className="small">
            <a href={editionPath(heading, "/calendar")}>Add the dates to your calendar</a>
          </p>
        )}
        {phase === "open" && (
          <p className="actions">
            <Link
              className="button"
              to={
                view.isAskedFirst
                  ? editionPath(heading, "/eligibility")
                  : pathFor("apply", heading, "/new")
              }
            >
              Begin an application
            </Link>
          </p>
        )}
      </section>
      <CallText {...view} />
      {view.hasNotice && (
        <p>
          <a href={`/awards/${heading.programme}/privacy`}>Notice of privacy</a>: what is kept of
          what you send, and for how long.
        </p>
      )}
      {view.contactEmail !== null && (
        <p>
          A question about the call? Write to{" "}
          <a href={`mailto:${view.contactEmail}`}>{view.contactEmail}</a>.
        </p>
      )}
    </AwardPage>
  );
}
