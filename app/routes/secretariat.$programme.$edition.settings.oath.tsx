import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveOath } from "#app/commands/save-oath.ts";
import { oathTextSchema } from "#app/forms/oath.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadOathText } from "#app/queries/judge-oath.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { OathText } from "#app/ui/oath/oath-text.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `What judges promise: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    oath: await loadOathText(context, edition.id),
    mayAct: role === "secretariat" && !isResultFixed(edition),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, oathTextSchema);
  if (!reading.ok) return data(reading, 422);
  const saved = await saveOath(context, { editionId: edition.id, ...reading.value });
  if (!saved.ok) return refuse(saved.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/settings/oath")}?done=saved`);
}

export default function OathSettingsPage() {
  const { edition, viewer, oath, mayAct } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="What judges promise"
      lead="Every judge reads and accepts these terms before an application is opened to them, then declares their interests. Who has accepted keeps the text that they were shown."
      answer={answer}
    >
      {mayAct ? (
        <Form method="post" noValidate className="narrow">
          <TextArea
            key={oath.text}
            name="text"
            label="Terms"
            hint="A blank line begins a paragraph. Left empty, the terms that Laurel proposes are asked."
            isRequired={false}
            rows={18}
            value={oath.text}
          />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <OathText text={oath.text} />
      )}
    </SettingsPage>
  );
}
