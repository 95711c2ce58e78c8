/** A judge's word that an application belongs in another category; it waits for the secretariat. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteFlag, findFlag, saveFlag } from "#db/repositories/category-flags.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { recordAct } from "./record-act.ts";
import { type CardName, claimCard } from "./save-scorecard.ts";

interface Flagging extends CardName {
  readonly reason: string;
  /** Slug of the category that it belongs in; empty where the judge names none. */
  readonly category: string;
}

/** @returns refused as saveScorecard, `invalid` without a reason or for a category that is none */
export async function flagCategory(context: Context, flagging: Flagging): Promise<Outcome<void>> {
  const { editionId, judgeId, ref, category } = flagging;
  const reason = flagging.reason.trim();
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimCard(tx, context, flagging);
    if (!claim.ok) return claim;
    const { now, applicationId, categoryId } = claim.value;
    if (reason === "")
      return refusedAt("flag.reason", "invalid", "Say in a sentence why it belongs elsewhere.");
    const suggested = (await listCategories(tx, editionId)).find(({ slug }) => slug === category);
    if ((category !== "" && !suggested) || suggested?.id === categoryId)
      return refusedAt("flag.category", "invalid", "Choose another category, or none.");
    await saveFlag(tx, {
      id: context.newId(),
      judgeId,
      applicationId,
      suggestedCategoryId: suggested?.id ?? null,
      reason,
      flaggedAt: now,
    });
    await recordAct(tx, context, { editionId, act: "category-flagged", subject: ref, at: now });
    return ok();
  });
}

/** @returns refused as saveScorecard, `not-found` where nothing of the judge's waits */
export async function withdrawFlag(context: Context, name: CardName): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimCard(tx, context, name);
    if (!claim.ok) return claim;
    const { now: at, applicationId } = claim.value;
    const flag = await findFlag(tx, name.judgeId, applicationId);
    if (!flag || flag.settledAt !== null) return refused("not-found");
    await deleteFlag(tx, flag.id);
    const { editionId, ref: subject } = name;
    await recordAct(tx, context, { editionId, act: "category-flag-withdrawn", subject, at });
    return ok();
  });
}
