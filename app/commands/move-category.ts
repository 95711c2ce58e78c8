/** Moves a category one place up or down in the order in which people see them. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveCategory } from "#db/repositories/edition-rules.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { claimSettings, refuseLocked } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface Move {
  readonly editionId: string;
  readonly slug: string;
  readonly by: -1 | 1;
}

/** A category at the end of the list stays there. @returns refused `locked-by-use` once judging began */
export async function moveCategory(
  context: Context,
  { editionId, slug, by }: Move,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("categories", claimed.use);
    if (locked) return locked;
    const order = [...(await listCategories(tx, editionId))];
    const at = order.findIndex((one) => one.slug === slug);
    const [moved, other] = [order[at], order[at + by]];
    if (!moved) return refused("not-found");
    if (!other) return ok();
    order[at] = other;
    order[at + by] = moved;
    for (const [position, { id }] of order.entries()) await saveCategory(tx, id, { position });
    await recordAct(tx, context, {
      editionId,
      act: "category-moved",
      subject: moved.name,
      at: claimed.now,
    });
    return ok();
  });
}
