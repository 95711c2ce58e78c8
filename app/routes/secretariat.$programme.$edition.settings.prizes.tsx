import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { savePrizes } from "#app/commands/save-prizes.ts";
import { prizesSchema } from "#app/forms/prizes.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { PrizeRows, PrizesText } from "#app/ui/settings/prize-rows.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Prizes: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { prizes, locks } = await findSettings(context, edition.id, role);
  return { edition, viewer: viewer.name || viewer.email, prizes, lock: locks.prizes };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, prizesSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known, prizes } = reading.value;
  const outcome = await savePrizes(context, {
    editionId: edition.id,
    known,
    rows: rowsAfter(prizes, intent),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, "/settings/prizes");
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function PrizesPage() {
  const { edition, viewer, prizes, lock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Prizes"
      lead="They are given in each category, in this order: by the final order of the count, or named by the panel with a citation. Where there are fewer applications than prizes, a prize is not given."
      answer={answer}
    >
      {lock === null ? (
        <Form method="post" noValidate preventScrollReset>
          <SaveOnEnter />
          <PrizeRows prizes={prizes} />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <>
          <FixedNotice reason={lock} />
          <PrizesText prizes={prizes} />
        </>
      )}
    </SettingsPage>
  );
}
