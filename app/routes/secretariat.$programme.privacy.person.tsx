import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { erasePerson } from "#app/commands/erase-person.ts";
import { erasureSchema } from "#app/forms/privacy.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findErasure } from "#app/queries/person.ts";
import { requireProgrammeSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { ErasurePreview } from "#app/ui/privacy/erasure-preview.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Erase a person: ${found.programme.name}` : "There is nothing here" },
];

/** Secretariat of the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, programme } = await requireProgrammeSecretariat(args);
  return {
    viewer: viewer.name || viewer.email,
    programme: { slug: programme.slug, name: programme.name },
  };
}

/** Secretariat of the programme; the command asks again whether they may, inside its transaction. */
export async function action(args: ActionFunctionArgs) {
  const { context, viewer, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, erasureSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, email } = reading.value;
  if (intent === "look") {
    const erasure = await findErasure(context, viewer, email);
    const values = { email: [email] };
    if (erasure) return { ok: true as const, errors: [], values, erasure };
    const message = "Nothing is kept here under this address.";
    return data({ ok: false as const, errors: [{ field: "email", message }], values }, 422);
  }
  const outcome = await erasePerson(context, { email });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`/secretariat/${programme.slug}/privacy/person?done=erased`);
}

export default function ErasePersonPage() {
  const { viewer, programme } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const home = `/secretariat/${programme.slug}`;
  const erasure = answer?.ok ? answer.erasure : null;
  return (
    <Page brand={{ to: home, name: programme.name }} account={viewer}>
      <Breadcrumbs
        trail={[
          { to: home, label: programme.name },
          { to: `${home}/privacy`, label: "Privacy" },
        ]}
      />
      <PageHead
        title="Erase a person"
        eyebrow={programme.name}
        lead="Whoever asks for it is erased under the address that they used here. They can save all that is kept about them from their own page before."
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>
          {answer || search.get("done") !== "erased"
            ? undefined
            : "The person is erased. The audit log says that it was done, and not who it was."}
        </FormStatus>
        <div className="stack">
          <Form method="post" noValidate className="narrow">
            <TextInput name="email" label="E-mail address" type="email" autoComplete="off" />
            <SubmitButton intent="look" pending="Looking…" look="plain">
              See what would be erased
            </SubmitButton>
          </Form>
          {erasure && <ErasurePreview erasure={erasure} />}
        </div>
      </FormState>
    </Page>
  );
}
