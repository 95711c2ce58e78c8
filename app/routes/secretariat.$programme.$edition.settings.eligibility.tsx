import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveEligibility } from "#app/commands/save-eligibility.ts";
import { eligibilitySchema } from "#app/forms/eligibility.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { EligibilityRows, EligibilityText } from "#app/ui/settings/eligibility-rows.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Who may apply: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { clauses, eligibility, locks } = await findSettings(context, edition.id, role);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    clauses,
    eligibility,
    lock: locks.eligibility,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, eligibilitySchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known, questions } = reading.value;
  const outcome = await saveEligibility(context, {
    editionId: edition.id,
    known,
    rows: rowsAfter(questions, intent),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, "/settings/eligibility");
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function EligibilitySettingsPage() {
  const { edition, viewer, clauses, eligibility, lock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Who may apply"
      lead="Asked one by one before a city begins, so that nobody writes in vain. The first answer that does not pass ends it, with your words and the clause. Answers are kept nowhere; without a question a city begins at once."
      answer={answer}
    >
      {lock === null ? (
        <Form method="post" noValidate preventScrollReset>
          <SaveOnEnter />
          <EligibilityRows questions={eligibility} clauses={clauses} />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <>
          <FixedNotice reason={lock} />
          <EligibilityText questions={eligibility} clauses={clauses} />
        </>
      )}
    </SettingsPage>
  );
}
