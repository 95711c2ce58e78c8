/** Takes a category away, with its criteria and its panel, while nobody has applied in it. */
import { lockOfCategory } from "#app/domain/edition/locks.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteCategory } from "#db/repositories/edition-rules.ts";
import { countApplications, listCategories } from "#db/repositories/edition-settings.ts";
import { claimSettings } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

/** @returns refused `locked-by-use` once an application is in it, or judging began */
export async function removeCategory(
  context: Context,
  { editionId, slug }: { readonly editionId: string; readonly slug: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const category = (await listCategories(tx, editionId)).find((one) => one.slug === slug);
    if (!category) return refused("not-found");
    const applications = (await countApplications(tx, editionId)).get(category.id) ?? 0;
    const reason = lockOfCategory(applications, claimed.use);
    if (reason !== null)
      return refused("locked-by-use", `${category.name} cannot be removed. ${reason}`);
    await deleteCategory(tx, category.id);
    await recordAct(tx, context, {
      editionId,
      act: "category-removed",
      subject: category.name,
      at: claimed.now,
    });
    return ok();
  });
}
