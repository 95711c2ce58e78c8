import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { readMessages } from "#app/commands/read-messages.ts";
import { sendAsCity } from "#app/commands/send-message.ts";
import { readForm } from "#app/forms/read-form.ts";
import { messageSchema } from "#app/forms/talk.ts";
import { readOwnThread } from "#app/queries/talk.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { CityTalkPage } from "#app/ui/talk/city-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Messages about ${data.head.ref}` : "There is nothing here" },
];

/** Its owner and their colleagues, whatever became of it. Being shown the page is reading it. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { own, context, viewer } = access;
  const thread = await readOwnThread(context, viewer, own);
  const last = thread.messages.at(-1);
  if (thread.unread > 0 && last)
    await readMessages(context, {
      applicationId: own.application.id,
      from: "secretariat",
      upTo: last.sentAt,
    });
  return { head: headOf(access), ...thread, mayWrite: own.right !== "view" };
}

/** Its owner and those who may write in it; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const reading = readForm(form, messageSchema);
  if (!reading.ok) return data(reading, 422);
  const { edition, application } = access.own;
  const outcome = await sendAsCity(access.context, {
    editionId: edition.id,
    ref: application.ref,
    text: reading.value.text,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${application.ref}/messages?done=message`));
}

export default function CityTalkRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <CityTalkPage
      key={`${view.head.ref} ${view.messages.length}`}
      view={view}
      answer={answer}
      done={search.get("done")}
    />
  );
}
