import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { joinAsColleague } from "#app/commands/join-as-colleague.ts";
import { findColleagueOffer } from "#app/queries/own-colleagues.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { withSharedComputer } from "#app/server/shared-computer.ts";
import { SharedComputer } from "#app/ui/account/sign-in-forms.tsx";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Invitation: ${found.offer.edition.name}` : "There is nothing here" },
];

/** Public: the token in the address, which went to one mailbox, is the proof. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const offer = await findColleagueOffer(context.context, requireParam(params, "token"));
  if (!offer) throw notFound();
  return { offer };
}

/** Public, as the loader: the link proves the mailbox, so coming in by it also signs in. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = requireParam(params, "token");
  const offer = await findColleagueOffer(context.context, token);
  if (!offer) throw notFound();
  const form = await readBody(request);
  if (!offer.isOpen) return refuse({ code: "invitation-expired", details: [TOO_OLD] }, form);
  const { userId, cookies } = await context.authority.signInProven(offer.email);
  const viewer = { ...NOBODY_YET, userId, email: offer.email };
  const joined = await joinAsColleague({ ...context.context, viewer }, { token, userId });
  if (!joined.ok) return refuse(joined.refusal, form);
  const { programme, edition, ref } = joined.value;
  return redirect(`/apply/${programme}/${edition}/${ref}?done=joined`, {
    headers: withSharedComputer(cookies, form),
  });
}

const NOBODY_YET = { name: "", hasSecondFactor: false, isOperator: false };
const TOO_OLD = "This link is too old. Ask who invited you to send it again.";

export default function ColleaguePage() {
  const { offer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { host, city, edition, may, email, expiresAt, isOpen } = offer;
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <FormState answer={answer}>
        <ErrorSummary />
        <PageHead
          title={`${host} invites you to ${may === "edit" ? "write in" : "read"} an application`}
          eyebrow={edition.name}
          lead={
            may === "edit"
              ? `You write in the application of ${city} together, and can add its files and submit it.`
              : `You read the application of ${city}, its files and its messages. You change nothing in it.`
          }
        />
        {isOpen ? (
          <>
            <p>
              This is for {email}. The link works once, until{" "}
              <LocalTime instant={expiresAt} zone={edition.timeZone} />.
            </p>
            <Form method="post" className="stack">
              <SharedComputer />
              <div className="actions">
                <SubmitButton intent="join" pending="Coming in…">
                  Come in
                </SubmitButton>
              </div>
            </Form>
          </>
        ) : (
          <p>{TOO_OLD}</p>
        )}
      </FormState>
    </Page>
  );
}
