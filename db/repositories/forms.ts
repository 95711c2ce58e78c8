/** The forms of an edition, version by version: appended, never changed. */
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications, attachments, categories, formVersions } = tables;

export interface NumberedForm {
  /** Null for the questions that every edition begins with. */
  readonly number: number | null;
  readonly form: Form;
}

const BEGINNING: NumberedForm = { number: null, form: DEFAULT_FORM };

const currentForm = perConnection((db: Db) =>
  db
    .select()
    .from(formVersions)
    .where(eq(formVersions.editionId, sql.placeholder("editionId")))
    .orderBy(desc(formVersions.number))
    .limit(1)
    .prepare("current_form"),
);

export async function findCurrentForm(db: Db, editionId: string): Promise<NumberedForm> {
  const [row] = await currentForm(db).execute({ editionId });
  return row ? numbered(row) : BEGINNING;
}

/** @param number as a submission holds it: null from before forms had versions */
export async function findForm(
  db: Db,
  editionId: string,
  number: number | null,
): Promise<NumberedForm> {
  if (number === null) return BEGINNING;
  const [row] = await db
    .select()
    .from(formVersions)
    .where(and(eq(formVersions.editionId, editionId), eq(formVersions.number, number)));
  if (!row) throw new Error(`edition ${editionId} has no form of version ${number}`);
  return numbered(row);
}

/** Names of the questions that an edition ever asked: none is given to another question. */
export async function listQuestionNames(db: Db, editionId: string): Promise<ReadonlySet<string>> {
  const rows = await db.select().from(formVersions).where(eq(formVersions.editionId, editionId));
  const forms = [BEGINNING, ...rows.map(numbered)];
  return new Set(forms.flatMap(({ form }) => questionsOf(form).map(({ name }) => name)));
}

const categorySlug = perConnection((db: Db) =>
  db
    .select({ slug: categories.slug })
    .from(categories)
    .where(eq(categories.id, sql.placeholder("categoryId")))
    .prepare("category_slug"),
);

/** @returns empty where there is no such category */
export async function findCategorySlug(db: Db, categoryId: string): Promise<string> {
  const [row] = await categorySlug(db).execute({ categoryId });
  return row?.slug ?? "";
}

/** By application, the names of the questions that are answered by a file. */
export async function listFileAnswers(
  db: Db,
  editionId: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ id: attachments.applicationId, question: attachments.question })
    .from(attachments)
    .innerJoin(applications, eq(applications.id, attachments.applicationId))
    .where(
      and(
        eq(applications.editionId, editionId),
        isNull(attachments.removedAt),
        isNotNull(attachments.question),
      ),
    );
  const names = new Map<string, Set<string>>();
  for (const { id, question } of rows)
    if (question !== null) names.set(id, (names.get(id) ?? new Set()).add(question));
  return names;
}

/** What every application of an edition answered, as far as a change of the form could touch it. */
export async function listAnswering(db: Db, editionId: string) {
  return db
    .select({
      state: applications.state,
      submittedAt: applications.submittedAt,
      answers: applications.answers,
      categorySlug: categories.slug,
    })
    .from(applications)
    .innerJoin(categories, eq(categories.id, applications.categoryId))
    .where(eq(applications.editionId, editionId));
}

/** @returns its number */
export async function appendForm(
  tx: Tx,
  version: Omit<typeof formVersions.$inferInsert, "number" | "form"> & { readonly form: Form },
): Promise<number> {
  const { number: last } = await findCurrentForm(tx, version.editionId);
  const number = (last ?? 0) + 1;
  await tx.insert(formVersions).values({ ...version, form: { ...version.form }, number });
  return number;
}

/** Only forms are ever appended. */
function numbered({ number, form }: typeof formVersions.$inferSelect): NumberedForm {
  return { number, form: form as unknown as Form };
}
