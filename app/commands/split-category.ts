/** Splits a category among its panel for one round, or gives what is untouched back to all of them. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { drawDeal, type Drawing } from "#app/queries/panel-deal.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { saveAssignments } from "#db/repositories/panels.ts";
import { type ClaimedRound, claimRound } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

interface CategoryInRound {
  readonly editionId: string;
  readonly roundId: string;
  /** Slug. */
  readonly category: string;
}

export interface SplitToMake extends CategoryInRound, Drawing {
  /** Of the deal that was looked at. */
  readonly mark: string;
}

/**
 * What a card was begun for stays with whoever began it; everything else is dealt anew.
 * @returns refused `round-closed` once nobody scores any more, `stale-version` where the deal is not
 *   the one that was looked at
 */
export async function splitCategory(
  context: Context,
  { each, seed, mark, ...place }: SplitToMake,
): Promise<Outcome<{ readonly dealt: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ dealt: number }>> => {
    const claim = await claimCategory(tx, context, place);
    if (!claim.ok) return claim;
    const { round, category } = claim.value;
    const deal = await drawDeal(tx, context, round, category.id, { each, seed });
    if (deal.judges.length === 0)
      return refused("not-ready", `${category.name} has no judge on its panel.`);
    if (each > deal.judges.length)
      return refusedAt("each", "invalid", `There are ${deal.judges.length} judges on the panel.`);
    if (deal.mark !== mark)
      return refused(
        "stale-version",
        "The panel or its scorecards changed while you looked. Draw again, and look at the new split.",
      );
    await saveAssignments(tx, round.id, deal.applications, deal.pairs);
    await recordAct(tx, context, {
      editionId: place.editionId,
      act: "category-split",
      subject: `${round.slug}/${category.slug}`,
      details: { each, seed, judges: deal.judges.length, applications: deal.applications.length },
      at: context.clock(),
    });
    return ok({ dealt: deal.pairs.length });
  });
}

/** Applications for which no card was begun are scored by the whole panel again. */
export async function joinCategory(
  context: Context,
  place: CategoryInRound,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimCategory(tx, context, place);
    if (!claim.ok) return claim;
    const { round, category } = claim.value;
    const { applications, kept } = await drawDeal(tx, context, round, category.id, NOTHING);
    const touched = new Set(kept.map(({ application }) => application));
    const untouched = applications.filter((application) => !touched.has(application));
    await saveAssignments(tx, round.id, untouched, []);
    await recordAct(tx, context, {
      editionId: place.editionId,
      act: "category-joined",
      subject: `${round.slug}/${category.slug}`,
      details: { applications: untouched.length },
      at: context.clock(),
    });
    return ok();
  });
}

/** Deals nothing beyond what is kept. */
const NOTHING = { each: 0, seed: "" };

async function claimCategory(
  tx: Tx,
  context: Context,
  { editionId, roundId, category: slug }: CategoryInRound,
): Promise<
  Outcome<{
    readonly round: ClaimedRound;
    readonly category: { readonly id: string; readonly slug: string; readonly name: string };
  }>
> {
  const edition = await claimAsSecretariat(tx, context, editionId);
  const round = edition && (await claimRound(tx, roundId));
  const category =
    edition && (await listCategories(tx, editionId)).find((one) => one.slug === slug);
  if (round?.editionId !== editionId || round.kind !== "scorecard" || !category)
    return refused("not-found");
  if (round.state !== "pending" && round.state !== "open")
    return refused("round-closed", `${round.name} is closed. Nobody scores in it any more.`);
  return ok({ round, category });
}
