/** Sets the prizes of each category, best first, until the round that decides them was opened. */
import { prizeFaults } from "#app/domain/edition/settings-faults.ts";
import type { PrizeSettings } from "#app/domain/edition/settings.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { appendPrize, deletePrizes, savePrize } from "#db/repositories/edition-rules.ts";
import { listPrizes } from "#db/repositories/edition-settings.ts";
import { claimSettings, refuseLocked, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentPrizes {
  readonly editionId: string;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly (Omit<PrizeSettings, "slug"> & { readonly id?: string | undefined })[];
}

/** @returns refused `locked-by-use` once the last round opened, `invalid` at a field, `stale-version` */
export async function savePrizes(
  context: Context,
  { editionId, ...sent }: SentPrizes,
): Promise<Outcome<void>> {
  const [fault] = prizeFaults(sent.rows);
  if (fault) return refusedAt(`prizes.${fault.index}.${fault.field}`, "invalid", fault.message);
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("prizes", claimed.use);
    if (locked) return locked;
    const stored = await listPrizes(tx, editionId);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    await deletePrizes(tx, changes.removed);
    for (const { id, name, count, by, metal, position } of changes.kept)
      await savePrize(tx, id, { name, count, by, metal, position });
    const taken = new Set(
      stored.filter(({ id }) => !changes.removed.includes(id)).map(({ slug }) => slug),
    );
    for (const { name, count, by, metal, position } of changes.added) {
      const slug = slugOf(name, taken, "prize");
      taken.add(slug);
      await appendPrize(tx, {
        id: context.newId(),
        editionId,
        slug,
        name,
        count,
        by,
        metal,
        position,
      });
    }
    await recordAct(tx, context, {
      editionId,
      act: "prizes-changed",
      subject: claimed.edition.name,
      details: { prizes: sent.rows.map(({ name, count, by }) => `${name} × ${count}, ${by}`) },
      at: claimed.now,
    });
    return ok();
  });
}
