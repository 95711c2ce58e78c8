import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addJudge } from "#app/commands/add-judge.ts";
import { newJudgeSchema } from "#app/forms/judge.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findPeople } from "#app/queries/edition-people.ts";
import { countryList } from "#app/server/countries.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { JudgeFields } from "#app/ui/settings/judge-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Add a judge: ${found.edition.name}` : "There is nothing here" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireSecretariat(args);
  const { panels } = await findPeople(context, edition.id);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    panels,
    countries: countryList(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, newJudgeSchema);
  if (!reading.ok) return data(reading, 422);
  const outcome = await addJudge(context, { ...reading.value, editionId: edition.id });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/people")}?done=added`);
}

export default function NewJudgePage() {
  const { edition, viewer, panels, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("secretariat", edition, "/people"), label: "People" }]} />
      <PageHead
        title="Add a judge"
        eyebrow={edition.name}
        lead="The judge gets a mail that says what to expect, with a link that works for 30 days. A judge who comes late judges every application of their panels that the open round holds."
      />
      <FormState answer={answer}>
        <Form method="post" noValidate className="narrow">
          <ErrorSummary />
          <JudgeFields countries={countries} panels={panels} />
          <SubmitButton intent="add" pending="Inviting…">
            Add and invite
          </SubmitButton>
        </Form>
      </FormState>
    </SecretariatPage>
  );
}
