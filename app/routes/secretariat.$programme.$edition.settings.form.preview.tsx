import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formFor } from "#app/domain/form/form.ts";
import { missingAnswers } from "#app/domain/form/missing.ts";
import { draftSchema } from "#app/forms/application-answers.ts";
import { readForm, typedValues } from "#app/forms/read-form.ts";
import { findFormSettings } from "#app/queries/form-settings.ts";
import { countryList } from "#app/server/countries.ts";
import { requireStaff, type RouteArgs } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { WriteFields } from "#app/ui/application/write-fields.tsx";
import { Notice } from "#app/ui/award/notice.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Preview of the form: ${found.edition.name}` : "There is nothing here" },
];

async function readPreview(args: RouteArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { form, categories } = await findFormSettings(context, edition.id, role);
  const asked = new URL(args.request.url).searchParams.get("category");
  const category = categories.find(({ value }) => value === asked) ?? categories[0];
  return { edition, viewer, categories, category, form: formFor(form, category?.value ?? "") };
}

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, ...preview } = await readPreview(args);
  return { ...preview, viewer: viewer.name || viewer.email, countries: countryList() };
}

/** Checks what was typed as a submission would be; nothing is stored. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await readPreview(args);
  const body = await readBody(args.request);
  const reading = readForm(body, draftSchema(form));
  if (!reading.ok) return data({ ...reading, isComplete: false }, 422);
  const missing = missingAnswers(form, { ...reading.value, withFiles: new Set() });
  const errors = missing
    .filter(({ isFile }) => !isFile)
    .map(({ field, sentence: message }) => ({ field, message }));
  return data({ errors, values: typedValues(body), isComplete: errors.length === 0 });
}

export default function FormPreviewPage() {
  const { edition, viewer, form, categories, category, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const settings = pathFor("secretariat", edition, "/settings/form");
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="As a city sees it"
      lead="Nothing that is typed here is stored. Check what you typed to read what a city would be told."
      answer={answer}
      trail={[{ to: settings, label: "Questions" }]}
    >
      <div className="stack">
        <nav className="actions" aria-label="Category">
          {categories.map(({ value, label }) => (
            <a
              key={value}
              className="button button-plain"
              href={`${settings}/preview?category=${value}`}
              aria-current={value === category?.value ? "page" : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
        {answer?.isComplete && (
          <Notice title="A city could submit this">
            <p>Files aside, which are added on a page of their own.</p>
          </Notice>
        )}
        <FormState answer={answer}>
          <Form method="post" noValidate className="card" key={category?.value}>
            <WriteFields
              opened={null}
              form={form}
              text={{ title: "", answers: {} }}
              countries={countries}
              clashes={[]}
              zone={edition.timeZone}
              filesPage={null}
            />
            <SubmitButton intent="check" pending="Checking…">
              Check what I typed
            </SubmitButton>
          </Form>
        </FormState>
      </div>
    </SettingsPage>
  );
}
