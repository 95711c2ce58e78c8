import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { inviteColleague } from "#app/commands/invite-colleague.ts";
import { leaveApplication, removeColleague } from "#app/commands/remove-colleague.ts";
import { colleagueActs } from "#app/forms/colleagues.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readOwnColleagues } from "#app/queries/own-colleagues.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { ColleaguesPage } from "#app/ui/application/colleagues-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Colleagues: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Who may read it. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  return {
    head: headOf(access),
    ...(await readOwnColleagues(access.context, access.viewer, access.own)),
  };
}

/** Who is in charge invites and takes out; whoever was let in may leave. The commands ask again. */
export async function action(args: ActionFunctionArgs) {
  const { own } = await requireOwnApplication(args, "view");
  const form = await readBody(args.request);
  const { context } = await requireOwnApplication(args, isLeaving(form) ? "view" : "own");
  const reading = readForm(form, colleagueActs);
  if (!reading.ok) return data(reading, 422);
  const { value } = reading;
  const name = { editionId: own.edition.id, ref: own.application.ref };
  const page = pathFor("apply", own.edition, `/${name.ref}/colleagues`);
  switch (value.intent) {
    case "invite": {
      const { email, may } = value;
      const invited = await inviteColleague(context, { ...name, email, may });
      return invited.ok ? redirect(`${page}?done=invited`) : refuse(invited.refusal, form);
    }
    case "remove": {
      const removed = await removeColleague(context, { ...name, id: value.colleague });
      return removed.ok ? redirect(`${page}?done=removed`) : refuse(removed.refusal, form);
    }
    case "leave": {
      const left = await leaveApplication(context, name);
      return left.ok ? redirect("/apply") : refuse(left.refusal, form);
    }
  }
}

function isLeaving(form: FormData): boolean {
  return form.get("intent") === "leave";
}

export default function ColleaguesRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <ColleaguesPage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />
  );
}
