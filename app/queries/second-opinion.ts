/** What other fair ways to rank would have made of a scorecard round that is over. It decides nothing. */
import { mayStaffRead } from "#app/domain/access/visible-count.ts";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import {
  type SecondOpinionOfCategory,
  secondOpinionOn,
} from "#app/domain/second-opinion/opinion.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { loadVisibleCount, type StaffOf } from "./results.ts";

export interface SecondOpinionView {
  readonly round: { readonly slug: string; readonly name: string };
  readonly categories: readonly SecondOpinionOfCategory[];
  /** The certification that it was frozen with; null before there is one. */
  readonly frozen: { readonly number: number; readonly certifiedAt: Date } | null;
}

/** @returns null where there is no such scorecard round, or where its scorecards may not be read yet */
export async function loadSecondOpinion(
  { store }: Context,
  staff: StaffOf,
  slug: string,
): Promise<SecondOpinionView | null> {
  const db = store.read;
  const { id } = staff.edition;
  const found = (await listRounds(db, id)).find((one) => one.slug === slug);
  if (found?.kind !== "scorecard") return null;
  if (!mayStaffRead("scorecards", staff.role, found.state)) return null;
  const round = { slug: found.slug, name: found.name };
  const { bundle, count } = await loadVisibleCount(db, staff);
  const certified = await findCertification(db, id);
  const kept = (certified?.snapshot as ResultSnapshot | undefined)?.secondOpinion?.find(
    (one) => one.round === slug,
  );
  if (!certified || !kept)
    return { round, categories: secondOpinionOn(bundle, count, slug), frozen: null };
  const { number, certifiedAt } = certified;
  // Of a category that the viewer may not see there is none in the bundle either.
  const seen = new Set(bundle.categories.map((category) => category.slug));
  return {
    round,
    categories: kept.categories.filter((category) => seen.has(category.slug)),
    frozen: { number, certifiedAt },
  };
}
