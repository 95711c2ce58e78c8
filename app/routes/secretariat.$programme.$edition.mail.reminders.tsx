import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelReminder, remindApplicants } from "#app/commands/remind-applicants.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { cancelReminderSchema, reminderSchema } from "#app/forms/mail.ts";
import { loadReminders } from "#app/queries/reminders.ts";
import { act, type Acted } from "#app/server/acted.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { MailTabs } from "#app/ui/mail/mail-tabs.tsx";
import { PlannedReminders, ReminderPart } from "#app/ui/mail/reminders.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Reminders: ${data.frame.edition.name}` : "There is nothing here" },
];

/** The secretariat alone. A draft shows its reference and whom to write to, and nothing else. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const view = await loadReminders(access.context, access.edition.id);
  if (!view) throw notFound();
  return { frame: staffFrame(access), ...view };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const form = await readBody(args.request);
  const acted = await actOnReminders(access, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const page = pathFor("secretariat", access.edition, "/mail/reminders");
  return redirect(`${page}?done=${acted.done}`);
}

async function actOnReminders({ context, edition }: StaffAccess, form: FormData): Promise<Acted> {
  const editionId = edition.id;
  switch (form.get("intent")) {
    case "remind":
      return act(form, reminderSchema, form.get("when") === "at" ? "planned" : "reminded", (sent) =>
        remindApplicants(context, {
          editionId,
          kind: sent.kind,
          at: sent.when === "at" && sent.at ? instantInZone(sent.at, edition.timeZone) : null,
        }),
      );
    case "cancel":
      return act(form, cancelReminderSchema, "cancelled", ({ reminder }) =>
        cancelReminder(context, { editionId, batchId: reminder }),
      );
    default:
      throw notFound();
  }
}

const DONE = {
  reminded: "Reminded. The delivery log shows each letter.",
  planned: "Planned. Who owes something is asked when the time comes.",
  cancelled: "Cancelled. Nobody is reminded at that time.",
};

export default function RemindersRoute() {
  const { frame, reminders, planned } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = frame;
  const to = (page = "") => pathFor("secretariat", edition, `/mail${page}`);
  return (
    <StaffPage
      frame={frame}
      title="Reminders"
      lead="Only to those who still owe something, each in a letter of their own."
      answer={answer}
      done={DONE}
    >
      <MailTabs to={to} />
      <PlannedReminders planned={planned} zone={edition.timeZone} />
      {reminders.map((reminder) => (
        <ReminderPart
          key={reminder.kind}
          reminder={reminder}
          zone={edition.timeZone}
          wording={pathFor("secretariat", edition, `/settings/letters/${reminder.kind}`)}
        />
      ))}
    </StaffPage>
  );
}
