import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveClauses } from "#app/commands/save-clauses.ts";
import { clausesSchema } from "#app/forms/clauses.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ClauseRows, ClausesText } from "#app/ui/settings/clause-rows.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Terms and Conditions: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { clauses, locks } = await findSettings(context, edition.id, role);
  return { edition, viewer: viewer.name || viewer.email, clauses, lock: locks.clauses };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, clausesSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known, clauses } = reading.value;
  const outcome = await saveClauses(context, {
    editionId: edition.id,
    known,
    rows: rowsAfter(clauses, intent),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, "/settings/clauses");
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function ClausesPage() {
  const { edition, viewer, clauses, lock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Terms and Conditions"
      lead="An applicant accepts each clause before submitting. Screening checks each application against each of them, so let one clause say one thing."
      answer={answer}
    >
      {lock === null ? (
        <Form method="post" noValidate preventScrollReset>
          <SaveOnEnter />
          <ClauseRows clauses={clauses} />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <>
          <FixedNotice reason={lock} />
          <ClausesText clauses={clauses} />
        </>
      )}
    </SettingsPage>
  );
}
