/** Changes a category's words, and the criteria it is judged by while no scorecard relies on them. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { repeatedNames } from "#app/domain/edition/settings-faults.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendCriterion,
  deleteCriteria,
  saveCategory as storeCategory,
  saveCriterion,
} from "#db/repositories/edition-rules.ts";
import { listCategories, listCriteria } from "#db/repositories/edition-settings.ts";
import type { Tx } from "#db/store/store.ts";
import { claimSettings, refuseLocked, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentCriteria {
  /** Ids that the form showed. */
  readonly known: readonly string[];
  /** In the order that ties are told apart by. */
  readonly rows: readonly {
    readonly id?: string | undefined;
    readonly name: string;
    readonly description: string;
    readonly weight: number;
  }[];
}

interface CategoryChange {
  readonly editionId: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Absent where the form showed them as fixed. */
  readonly criteria?: SentCriteria | undefined;
}

/** @returns refused `locked-by-use` for criteria after the first scorecard, `already-exists`, `stale-version` */
export async function saveCategory(
  context: Context,
  { editionId, slug, name, description, criteria }: CategoryChange,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { use, now } = claimed;
    if (isResultFixed(use)) return refuseLocked("categories", use) ?? refused("locked-by-use");
    const categories = await listCategories(tx, editionId);
    const category = categories.find((one) => one.slug === slug);
    if (!category) return refused("not-found");
    const others = categories.filter((one) => one !== category).map((one) => one.name);
    if (repeatedNames([...others, name]).length > 0)
      return refusedAt("name", "already-exists", `There is a category called ${name} already.`);
    await storeCategory(tx, category.id, { name, description });
    if (criteria) {
      const locked = refuseLocked("criteria", use);
      if (locked) return locked;
      const saved = await saveCriteria(tx, context, category.id, criteria);
      if (!saved.ok) return saved;
    }
    await recordAct(tx, context, {
      editionId,
      act: "category-changed",
      subject: name,
      details: criteria
        ? { criteria: criteria.rows.map(({ name, weight }) => `${name} × ${weight}`) }
        : {},
      at: now,
    });
    return ok();
  });
}

async function saveCriteria(
  tx: Tx,
  context: Context,
  categoryId: string,
  sent: SentCriteria,
): Promise<Outcome<void>> {
  const [repeated] = repeatedNames(sent.rows.map(({ name }) => name));
  if (repeated)
    return refusedAt(
      `criteria.${repeated.index}.name`,
      "already-exists",
      `There are two criteria called ${repeated.name}.`,
    );
  const stored = await listCriteria(tx, categoryId);
  const changes = rowChanges(
    stored.map(({ id }) => id),
    sent,
  );
  if (!changes.isCurrent) return refuseStale();
  await deleteCriteria(tx, changes.removed);
  for (const { id, name, description, weight, position } of changes.kept)
    await saveCriterion(tx, id, { name, description, weight, position });
  const taken = new Set(
    stored.filter(({ id }) => !changes.removed.includes(id)).map(({ slug }) => slug),
  );
  for (const { name, description, weight, position } of changes.added) {
    const slug = slugOf(name, taken, "criterion");
    taken.add(slug);
    await appendCriterion(tx, {
      id: context.newId(),
      categoryId,
      slug,
      name,
      description,
      weight,
      position,
    });
  }
  return ok();
}
