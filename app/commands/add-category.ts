/** Adds a category to an edition, last in its order. */
import { repeatedNames } from "#app/domain/edition/settings-faults.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { appendCategory } from "#db/repositories/edition-rules.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { claimSettings, refuseLocked } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface NewCategory {
  readonly editionId: string;
  readonly name: string;
  readonly description: string;
}

/** @returns the slug; refused `locked-by-use` once judging began, `already-exists` at the name */
export async function addCategory(
  context: Context,
  { editionId, name, description }: NewCategory,
): Promise<Outcome<{ readonly slug: string }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ slug: string }>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("categories", claimed.use);
    if (locked) return locked;
    const categories = await listCategories(tx, editionId);
    if (repeatedNames([...categories.map((one) => one.name), name]).length > 0)
      return refusedAt("name", "already-exists", `There is a category called ${name} already.`);
    const slug = slugOf(name, new Set(categories.map((one) => one.slug)), "category");
    await appendCategory(tx, {
      id: context.newId(),
      editionId,
      slug,
      name,
      description,
      position: (categories.at(-1)?.position ?? -1) + 1,
    });
    await recordAct(tx, context, {
      editionId,
      act: "category-added",
      subject: name,
      at: claimed.now,
    });
    return ok({ slug });
  });
}
