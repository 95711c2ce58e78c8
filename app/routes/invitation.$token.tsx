import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation } from "#app/commands/accept-invitation.ts";
import { declineInvitation } from "#app/commands/decline-invitation.ts";
import { decliningSchema, noReason } from "#app/forms/judge.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findInvitation } from "#app/queries/find-invitation.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { withSharedComputer } from "#app/server/shared-computer.ts";
import { InvitationText } from "#app/ui/account/invitation-text.tsx";
import { SharedComputer } from "#app/ui/account/sign-in-forms.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { ConfirmDetails } from "#app/ui/form/confirm-details.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { useFocusOnArrival } from "#app/ui/layout/use-focus-on-arrival.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Invitation: ${found.invitation.award}` : "There is nothing here" },
];

/** Public: the token in the address, which went to one mailbox, is the proof. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const invitation = await findInvitation(context.context, requireParam(params, "token"));
  if (!invitation) throw notFound();
  return { invitation };
}

/** Public, as the loader: the link proves the mailbox, so accepting also signs in. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = requireParam(params, "token");
  const invitation = await findInvitation(context.context, token);
  if (!invitation) throw notFound();
  const form = await readBody(request);
  switch (form.get("intent")) {
    case "decline": {
      const reading = readForm(form, invitation.role === "judge" ? decliningSchema : noReason);
      if (!reading.ok) return data(reading, 422);
      const { reason } = reading.value;
      const declined = await declineInvitation(context.context, { token, reason });
      return declined.ok ? { ok: true as const } : refuse(declined.refusal, form);
    }
    case "accept": {
      if (invitation.state !== "open")
        return refuse({ code: "invitation-expired", details: [] }, form);
      const { userId, cookies } = await context.authority.signInProven(invitation.address);
      const accepted = await acceptInvitation(
        { ...context.context, viewer: { ...NOBODY_YET, userId, email: invitation.address } },
        { token, userId },
      );
      if (!accepted.ok) return refuse(accepted.refusal, form);
      return redirect(pageFor(accepted.value), { headers: withSharedComputer(cookies, form) });
    }
    default:
      throw data("This form could not be read.", 400);
  }
}

const NOBODY_YET = { name: "", hasSecondFactor: false, isOperator: false };

function pageFor({
  role,
  programme,
  edition,
}: {
  role: string;
  programme: string;
  edition: string | null;
}) {
  if (role === "judge" && edition !== null) return `/judge/${programme}/${edition}`;
  return `/secretariat/${programme}`;
}

export default function InvitationPage() {
  const { invitation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnArrival(invitation.state);
  if (answer?.ok)
    return (
      <Page brand={{ to: "/", name: "Laurel" }}>
        <div role="status">
          <PageHead
            title="Thank you for telling us"
            lead="The secretariat has been told that you decline. There is nothing else to do."
          />
        </div>
      </Page>
    );
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <FormState answer={answer}>
        <ErrorSummary />
        <InvitationText invitation={invitation} />
        {invitation.state === "open" && (
          <div className="stack">
            <Form method="post" className="stack">
              <SharedComputer />
              <div className="actions">
                <SubmitButton intent="accept" pending="Accepting…">
                  Accept
                </SubmitButton>
              </div>
            </Form>
            <ConfirmDetails summary="Decline…" isOpen={answer !== undefined}>
              <p>The secretariat is told, and this link stops working.</p>
              <Form method="post" noValidate>
                {invitation.role === "judge" && (
                  <TextArea
                    name="reason"
                    label="Why do you decline?"
                    hint="A few words, such as: I have no time this summer. Only the secretariat reads them."
                    rows={2}
                  />
                )}
                <SubmitButton intent="decline" pending="Declining…" look="plain">
                  Decline the invitation
                </SubmitButton>
              </Form>
            </ConfirmDetails>
          </div>
        )}
      </FormState>
    </Page>
  );
}
