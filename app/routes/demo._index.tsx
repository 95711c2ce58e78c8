import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDemonstrationPeople } from "#app/queries/demonstration.ts";
import { readBody } from "#app/server/read-body.ts";
import { requireDemo } from "#app/server/require-demo.ts";
import { PeopleToBe } from "#app/ui/account/people-to-be.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Demonstration: who would you like to be?" }];

/** The demonstration alone. */
export async function loader(args: LoaderFunctionArgs) {
  requireDemo(args);
  return listDemonstrationPeople(args.context.context);
}

/** The demonstration alone: signs in as one of the people it lists, and as nobody else. */
export async function action(args: ActionFunctionArgs) {
  requireDemo(args);
  const form = await readBody(args.request);
  const { staff, judges, officers } = await listDemonstrationPeople(args.context.context);
  const person = [...staff, ...judges, ...officers].find(
    ({ email }) => email === form.get("email"),
  );
  if (!person) throw data("Nobody of that address is in the demonstration.", 400);
  const { cookies } = await args.context.authority.signInAsAnyone(person.email);
  return redirect(person.to, { headers: cookies });
}

export default function DemonstrationPage() {
  const { staff, judges, officers } = useLoaderData<typeof loader>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} nav={[{ to: "/demo/mailbox", label: "Mailbox" }]}>
      <PageHead
        title="Who would you like to be?"
        lead="One click signs you in. Mails are not sent: they are in the mailbox."
      />
      <div className="grid">
        <PeopleToBe title="Secretariat" people={staff} />
        <PeopleToBe title="Judges" people={judges} />
        <PeopleToBe title="City officers" people={officers} />
      </div>
    </Page>
  );
}
