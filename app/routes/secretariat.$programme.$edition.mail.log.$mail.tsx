import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { retryMail } from "#app/commands/mail-by-hand.ts";
import { loadLoggedMail } from "#app/queries/mail-log.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { LoggedMail } from "#app/ui/mail/mail-log.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.mail.subject}: ${data.frame.edition.name}` : "There is nothing here" },
];

/** The secretariat alone. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const mailId = requireParam(args.params, "mail");
  const mail = await loadLoggedMail(access.context, access.edition.id, mailId);
  if (!mail) throw notFound();
  return { frame: staffFrame(access), mail };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  if (form.get("intent") !== "retry") throw notFound();
  const mailId = requireParam(args.params, "mail");
  const outcome = await retryMail(context, { editionId: edition.id, mailId });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, `/mail/log/${mailId}`)}?done=again`);
}

const DONE = { again: "It is tried again at once, and for 72 hours if need be." };

export default function LoggedMailRoute() {
  const { frame, mail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = frame;
  return (
    <StaffPage
      frame={frame}
      title={mail.subject}
      eyebrow={`${mail.kind}, to ${mail.recipient}`}
      trail={[
        { to: pathFor("secretariat", edition, "/mail"), label: "Mail" },
        { to: pathFor("secretariat", edition, "/mail/log"), label: "Delivery log" },
      ]}
      answer={answer}
      done={DONE}
    >
      {mail.mayRetry && (
        <Form method="post">
          <SubmitButton intent="retry" pending="Trying…">
            Try again now
          </SubmitButton>
        </Form>
      )}
      <LoggedMail mail={mail} zone={edition.timeZone} />
    </StaffPage>
  );
}
