import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { createProgramme } from "#app/commands/create-programme.ts";
import { programmeSchema } from "#app/forms/programme.ts";
import { readForm } from "#app/forms/read-form.ts";
import { requireOperator } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Create a programme" }];

/** Operators alone. */
export function loader(args: LoaderFunctionArgs) {
  const { viewer } = requireOperator(args);
  return { viewer: viewer.name || viewer.email };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = requireOperator(args);
  const form = await readBody(args.request);
  const reading = readForm(form, programmeSchema);
  if (!reading.ok) return data(reading, 422);
  const outcome = await createProgramme(context, reading.value);
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`/secretariat/${outcome.value.slug}?done=created`);
}

export default function NewProgrammePage() {
  const { viewer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} account={viewer}>
      <Breadcrumbs trail={[{ to: "/secretariat", label: "Your awards" }]} />
      <PageHead
        title="Create a programme"
        lead="A programme is an award that recurs; each running of it is an edition. You become its secretariat and can invite others."
      />
      <FormState answer={answer}>
        <Form method="post" noValidate className="narrow">
          <ErrorSummary />
          <TextInput
            name="name"
            label="Name of the award"
            hint="As it stands on its pages and in its mails."
          />
          <TextInput
            name="slug"
            label="Address"
            hint="The part of its pages' address that names it, such as city-prize. It stays for good."
          />
          <SubmitButton intent="create" pending="Creating…">
            Create the programme
          </SubmitButton>
        </Form>
      </FormState>
    </Page>
  );
}
