/** What judges flagged as in the wrong category, for the secretariat to settle. */
import { mayRead, NO_MOMENT } from "#app/domain/access/access.ts";
import type { Context } from "#app/server/context.ts";
import { listWaiting } from "#db/repositories/category-flags.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import type { StaffOf } from "./results.ts";

export interface FlaggedApplication {
  readonly ref: string;
  readonly title: string;
  /** Where it is now. */
  readonly category: string;
  readonly flags: readonly {
    readonly judge: string;
    readonly reason: string;
    /** Name of the category that the judge suggests; null where they named none. */
    readonly suggested: string | null;
    readonly flaggedAt: Date;
  }[];
}

/** Those that wait, by ref; none for who may not read them. */
export async function loadFlags(
  { store: { read } }: Context,
  { edition, role }: StaffOf,
): Promise<readonly FlaggedApplication[]> {
  if (!mayRead("category-flags", role, NO_MOMENT)) return [];
  const waiting = await listWaiting(read, edition.id);
  if (waiting.length === 0) return [];
  const names = new Map((await listCategories(read, edition.id)).map(({ id, name }) => [id, name]));
  const found = new Map<string, FlaggedApplication>();
  for (const { ref, title, category, judge, reason, suggestedCategoryId, flaggedAt } of waiting) {
    const suggested = names.get(suggestedCategoryId ?? "") ?? null;
    const flags = [...(found.get(ref)?.flags ?? []), { judge, reason, suggested, flaggedAt }];
    found.set(ref, { ref, title, category, flags });
  }
  return [...found.values()];
}
