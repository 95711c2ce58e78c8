import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { readMessages } from "#app/commands/read-messages.ts";
import { sendAsSecretariat } from "#app/commands/send-message.ts";
import { writeNote } from "#app/commands/write-note.ts";
import { messageSchema, noteSchema } from "#app/forms/talk.ts";
import { readStaffThread } from "#app/queries/talk.ts";
import { type Acted, act } from "#app/server/acted.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { StaffTalkPage } from "#app/ui/talk/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Messages about ${data.application.ref}` : "There is nothing here" },
];

/** Secretariat and observers. The secretariat has read what it is shown; an observer only looks. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const ref = requireParam(args.params, "ref");
  const view = await readStaffThread(access.context, access.viewer, access, ref);
  if (!view) throw notFound();
  const { id: applicationId, ...application } = view.application;
  const last = view.messages.at(-1);
  if (access.role === "secretariat" && view.unread > 0 && last)
    await readMessages(access.context, { applicationId, from: "city", upTo: last.sentAt });
  return {
    frame: staffFrame(access),
    ...view,
    application: { ...application, country: countryName(application.country) },
  };
}

/** Secretariat; the commands ask for the role again. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const form = await readBody(args.request);
  const name = { editionId: edition.id, ref };
  const acted: Acted =
    form.get("intent") === "note"
      ? await act(form, noteSchema, "note", ({ note: text, seenBy }) =>
          writeNote(context, { ...name, text, seenBy }),
        )
      : await act(form, messageSchema, "message", ({ text }) =>
          sendAsSecretariat(context, { ...name, text }),
        );
  if (acted.ok)
    return redirect(pathFor("secretariat", edition, `/messages/${ref}?done=${acted.done}`));
  return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
}

export default function StaffTalkRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <StaffTalkPage
      key={`${view.application.ref} ${view.messages.length} ${view.notes?.length ?? 0}`}
      view={view}
      answer={answer}
      done={search.get("done")}
    />
  );
}
