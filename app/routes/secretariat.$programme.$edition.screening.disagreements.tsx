import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveFindings } from "#app/commands/screen-application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findingsIn, settleSchema } from "#app/forms/screening.ts";
import { readDisagreements } from "#app/queries/disagreements.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { DisagreementsPage } from "#app/ui/screening/disagreements-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Where screeners differ: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat; nothing of an application stands here before both its screeners are done. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { edition, viewer } = staffFrame(access);
  return {
    edition,
    viewer,
    ...(await readDisagreements(access.context, access.edition, access.role)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, settleSchema);
  if (!reading.ok) return data(reading, 422);
  const { form: ref, submission } = reading.value;
  const findings = findingsIn(reading.value.findings);
  const settled = { editionId: edition.id, ref, submission, findings };
  const outcome = await saveFindings(context, settled);
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("secretariat", edition, "/screening/disagreements?done=settled"));
}

export default function DisagreementsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <DisagreementsPage view={view} answer={answer} done={search.get("done")} />;
}
