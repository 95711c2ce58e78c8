import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { endSession } from "#app/commands/end-session.ts";
import { readForm } from "#app/forms/read-form.ts";
import { nameSchema, newPasswordSchema } from "#app/forms/sign-in.ts";
import { findAccount } from "#app/queries/account.ts";
import { callerOf } from "#app/server/caller.ts";
import { requireViewer, type RouteArgs } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";

export const meta: MetaFunction = () => [{ title: "My page" }];

/** Whoever is signed in, of themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const account = await findAccount(context, viewer);
  return { account, hasPassword: await args.context.authority.hasPassword(viewer.userId) };
}

/** Whoever is signed in, of themselves. */
export async function action(args: ActionFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const form = await readBody(args.request);
  switch (form.get("intent")) {
    case "name":
      return saveName(args, form);
    case "password":
      return savePassword(args, form, viewer.userId);
    case "end-session": {
      const sessionId = form.get("session");
      if (typeof sessionId === "string")
        await endSession(context, { userId: viewer.userId, sessionId });
      return redirect("/account?done=session-ended");
    }
    default:
      throw data("This form could not be read.", 400);
  }
}

async function saveName(args: RouteArgs, form: FormData) {
  const reading = readForm(form, nameSchema);
  if (!reading.ok) return data(reading, 422);
  await args.context.authority.saveName(reading.value.name, callerOf(args));
  return redirect("/account?done=name");
}

async function savePassword(args: RouteArgs, form: FormData, userId: string) {
  const reading = readForm(form, newPasswordSchema, { secret: ["password"] });
  if (!reading.ok) return data(reading, 422);
  await args.context.authority.savePassword(userId, reading.value.password);
  return redirect("/account?done=password");
}

export default function AccountRoute() {
  const { account, hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <FormState answer={answer}>
      <AccountPage account={account} hasPassword={hasPassword} done={search.get("done")} />
    </FormState>
  );
}
