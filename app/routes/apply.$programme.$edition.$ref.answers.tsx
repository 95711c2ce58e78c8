/** Where the script of the form saves the answers that changed. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { draftSchema } from "#app/forms/application-answers.ts";
import { readForm } from "#app/forms/read-form.ts";
import { requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuseToScript } from "#app/server/refuse.ts";
import { saveTyped } from "#app/server/save-typed.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

/** Whoever comes here by an address is sent to the form. */
export async function loader(args: LoaderFunctionArgs) {
  const { own } = await requireOwnApplication(args);
  return redirect(pathFor("apply", own.edition, `/${own.application.ref}/write`));
}

/** Who may write in it, while it may be written in; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const reading = readForm(form, draftSchema(access.own.form));
  if (!reading.ok) return Response.json(reading, { status: 422 });
  const outcome = await saveTyped(access, form, reading.value, { isPart: true });
  return outcome.ok ? Response.json(outcome.value) : refuseToScript(outcome.refusal);
}
