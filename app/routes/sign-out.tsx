import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { callerOf } from "#app/server/caller.ts";
import { forgetLastSave } from "#app/server/last-save.ts";

/** Whoever comes here by a link has not asked to be signed out. */
export function loader() {
  return redirect("/account");
}

/** Anyone, of their own session: it ends on the server, not in the browser alone. */
export async function action(args: ActionFunctionArgs) {
  const { cookies } = await args.context.authority.signOut(callerOf(args));
  cookies.append("set-cookie", forgetLastSave(args.context.context));
  cookies.append("clear-site-data", '"storage"');
  return redirect("/", { headers: cookies });
}
