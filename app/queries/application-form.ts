/** The form that an application answers, as it is written and as it was submitted. */
import { type Form, formFor } from "#app/domain/form/form.ts";
import type { Application } from "#db/repositories/applications.ts";
import {
  findCategorySlug,
  findCurrentForm,
  findForm,
  type NumberedForm,
} from "#db/repositories/forms.ts";
import { findLastSubmission, type Submission } from "#db/repositories/submissions.ts";
import type { Db } from "#db/store/store.ts";

type Written = Pick<Application, "id" | "editionId" | "categoryId" | "state">;

/** A draft answers the form of today; what was submitted once keeps the form it was submitted on. */
export async function findFormToWrite(db: Db, application: Written): Promise<NumberedForm> {
  const { number, form } = await findFormOf(db, application);
  return { number, form: formFor(form, await findCategorySlug(db, application.categoryId)) };
}

async function findFormOf(db: Db, { id, editionId, state }: Written): Promise<NumberedForm> {
  const submission = state === "draft" ? null : await findLastSubmission(db, id);
  return submission
    ? findForm(db, editionId, submission.formVersion)
    : findCurrentForm(db, editionId);
}

/**
 * For reading. All categories' questions: it may have been moved to another category since, and what
 * was submitted holds no answer that was not asked.
 * @param submission null for one that was never submitted here
 */
export async function findFormToRead(
  db: Db,
  editionId: string,
  submission: Pick<Submission, "formVersion"> | null,
): Promise<Form> {
  const { form } = submission
    ? await findForm(db, editionId, submission.formVersion)
    : await findCurrentForm(db, editionId);
  return form;
}
