import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addCategory } from "#app/commands/add-category.ts";
import { moveCategory } from "#app/commands/move-category.ts";
import { removeCategory } from "#app/commands/remove-category.ts";
import { categoryActs } from "#app/forms/categories.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { AddCategory, CategoryList } from "#app/ui/settings/category-list.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Categories: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { categories, locks } = await findSettings(context, edition.id, role);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    lock: locks.categories,
    categories: categories.map(({ slug, name, description, criteria, lock }) => ({
      slug,
      name,
      description,
      criteria: criteria.map((criterion) => criterion.name),
      lock,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, categoryActs);
  if (!reading.ok) return data(reading, 422);
  const { value } = reading;
  const editionId = edition.id;
  const page = pathFor("secretariat", edition, "/settings/categories");
  switch (value.intent) {
    case "add": {
      const { name, description } = value;
      const added = await addCategory(context, { editionId, name, description });
      if (!added.ok) return refuse(added.refusal, form);
      return redirect(`${page}/${added.value.slug}?done=added`);
    }
    case "remove": {
      const removed = await removeCategory(context, { editionId, slug: value.category });
      return removed.ok ? redirect(`${page}?done=removed`) : refuse(removed.refusal, form);
    }
    case "up":
    case "down": {
      const by = value.intent === "up" ? -1 : 1;
      const moved = await moveCategory(context, { editionId, slug: value.category, by });
      return moved.ok ? redirect(`${page}?done=moved`) : refuse(moved.refusal, form);
    }
  }
}

const DONE: Readonly<Record<string, string>> = {
  removed: "The category is gone.",
  moved: "Saved in the new order.",
};

export default function CategoriesPage() {
  const { edition, viewer, lock, categories } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Categories"
      lead="An application is entered in one category and judged by its criteria, by the judges of its panel."
      answer={answer}
      done={DONE}
    >
      <div className="stack">
        {lock !== null && <FixedNotice reason={lock} />}
        <CategoryList
          categories={categories}
          to={(slug) => pathFor("secretariat", edition, `/settings/categories/${slug}`)}
          mayMove={lock === null}
        />
        {lock === null && <AddCategory />}
      </div>
    </SettingsPage>
  );
}
