import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveScreeningRules } from "#app/commands/save-screening-rules.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { screeningRulesSchema } from "#app/forms/screening-rules.ts";
import { readScreeningRules } from "#app/queries/screening-rules.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ScreeningRuleFields, ScreeningRulesText } from "#app/ui/settings/screening-rules.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `How we screen: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const rules = await readScreeningRules(context, edition.id);
  return { edition, viewer: viewer.name || viewer.email, rules, isOwn: role === "secretariat" };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, screeningRulesSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known, reasons, hasTwoScreeners } = reading.value;
  const outcome = await saveScreeningRules(context, {
    editionId: edition.id,
    hasTwoScreeners,
    known,
    rows: rowsAfter(reasons, intent),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, "/settings/screening");
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function ScreeningRulesPage() {
  const { edition, viewer, rules, isOwn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="How we screen"
      lead="Who checks an application, and the reasons that a screener can choose from. A reason goes into the note to the city, where it can be written on."
      answer={answer}
    >
      {isOwn ? (
        <Form method="post" noValidate preventScrollReset>
          <SaveOnEnter />
          <ScreeningRuleFields rules={rules} />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <ScreeningRulesText rules={rules} />
      )}
    </SettingsPage>
  );
}
