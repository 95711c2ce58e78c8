import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveCategory } from "#app/commands/save-category.ts";
import { categorySchema } from "#app/forms/categories.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { CriteriaRows, CriteriaText } from "#app/ui/settings/criteria-rows.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `${found.category.name}: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const slug = requireParam(args.params, "category");
  const { categories, locks } = await findSettings(context, edition.id, role);
  const category = categories.find((one) => one.slug === slug);
  if (!category) throw notFound();
  const isOver = isResultFixed(edition);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat" && !isOver,
    category,
    lock: locks.criteria,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const slug = requireParam(args.params, "category");
  const form = await readBody(args.request);
  const reading = readForm(form, categorySchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, name, description, known, criteria } = reading.value;
  const outcome = await saveCategory(context, {
    editionId: edition.id,
    slug,
    name,
    description,
    criteria: criteria && { known, rows: rowsAfter(criteria, intent) },
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, `/settings/categories/${slug}`);
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

const DONE: Readonly<Record<string, string>> = {
  added: "The category is there. Add the criteria that it is judged by.",
  saved: "Saved.",
  moved: "Saved with the criteria as they now stand.",
};

export default function CategoryPage() {
  const { edition, viewer, mayAct, category, lock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title={category.name}
      lead="Judges score every criterion. Where scores are level, the criteria settle it in the order given here."
      answer={answer}
      done={DONE}
      trail={[{ to: pathFor("secretariat", edition, "/settings/categories"), label: "Categories" }]}
    >
      {mayAct ? (
        <Form method="post" noValidate preventScrollReset key={category.slug}>
          <SaveOnEnter />
          <div className="narrow">
            <TextInput name="name" label="Name" value={category.name} />
            <TextArea
              name="description"
              label="Description"
              hint="Which projects belong in it, in a sentence or two."
              rows={3}
              isRequired={false}
              value={category.description}
            />
          </div>
          <h2 className="row-head">Criteria</h2>
          {lock === null ? (
            <CriteriaRows criteria={category.criteria} />
          ) : (
            <>
              <FixedNotice reason={lock} />
              <CriteriaText criteria={category.criteria} />
            </>
          )}
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <>
          <FixedNotice reason={lock ?? ""} />
          {category.description !== "" && <p>{category.description}</p>}
          <h2 className="row-head">Criteria</h2>
          <CriteriaText criteria={category.criteria} />
        </>
      )}
    </SettingsPage>
  );
}
