/** The form of an edition for its staff, and whom a change of it would touch. */
import { lockOf } from "#app/domain/edition/locks.ts";
import { type Touched, touchedBy } from "#app/domain/form/form-change.ts";
import { type Form, isAskedIn, type Question } from "#app/domain/form/form.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionUse, listCategories } from "#db/repositories/edition-settings.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { findCurrentForm, listAnswering } from "#db/repositories/forms.ts";
import type { StaffRole } from "./membership.ts";

export interface FormSettingsView {
  /** Null for the form that every edition begins with. */
  readonly version: number | null;
  readonly form: Form;
  readonly categories: readonly { readonly value: string; readonly label: string }[];
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  /** Null while nobody could have begun an application. */
  readonly touches: (Touched & { readonly submitted: number }) | null;
}

const OBSERVERS = "Observers see the settings; the secretariat changes them.";

/** @param question whose change is looked at; the whole form where it is left out */
export async function findFormSettings(
  { store, clock }: Context,
  editionId: string,
  role: StaffRole,
  question: (form: Form) => Question | undefined = () => undefined,
): Promise<FormSettingsView> {
  const db = store.read;
  const edition = await findEditionById(db, editionId);
  if (!edition) throw new Error(`no edition ${editionId}`);
  const use = await findEditionUse(db, edition, clock());
  const { number: version, form } = await findCurrentForm(db, editionId);
  const asked = question(form) ?? { name: "", categories: null };
  return {
    version,
    form,
    categories: (await listCategories(db, editionId)).map(({ slug: value, name: label }) => ({
      value,
      label,
    })),
    lock: role === "observer" ? OBSERVERS : lockOf("form", use),
    touches: edition.state === "setup" ? null : await touchedIn(db, editionId, asked),
  };
}

async function touchedIn(
  db: Context["store"]["read"],
  editionId: string,
  asked: Pick<Question, "name" | "categories">,
) {
  const rows = await listAnswering(db, editionId);
  const drafts = rows.filter(({ state }) => state === "draft");
  const submitted = rows.filter(
    ({ submittedAt, categorySlug }) => submittedAt !== null && isAskedIn(asked, categorySlug),
  );
  return { ...touchedBy(asked, drafts), submitted: submitted.length };
}
