/** Takes a judge out of one application, or of a whole category, by the judge or by the secretariat. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import {
  appendCategoryRecusal,
  appendRecusal,
  findCategoryRecusal,
  isRecusedFrom,
} from "#db/repositories/recusals.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import { listAsideOf } from "#db/repositories/staff-recusals.ts";
import type { Tx } from "#db/store/store.ts";
import { type AsideFrom, type AsidePair, findPair, tellAside } from "./aside-pair.ts";
import { recordAct } from "./record-act.ts";
import { returnBallotsNaming, returnBallotsOf } from "./return-ballots.ts";

export type SteppingAside = AsideFrom & {
  readonly reason: string;
  /** From the whole category of the application that is named. */
  readonly isWhole?: boolean | undefined;
};

/**
 * The judge's scorecards of what they stepped aside from stay in the record and stop counting; a sealed
 * ballot of theirs that names it goes back to them. Where the edition says so, whoever steps aside from
 * one application steps aside from its category.
 * @returns refused `not-found` for anyone but that judge and the secretariat, `recused` where it
 *   already is so, `already-certified`, `round-closed` for a judge once every round is over
 */
export async function stepAside(
  context: Context,
  { reason, isWhole = false, ...from }: SteppingAside,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, from.editionId);
    if (!edition) return refused("not-found");
    const rounds = await claimOpenRounds(tx, edition.id);
    const now = context.clock();
    const found = await findPair(tx, edition, from);
    if (!found) return refused("not-found");
    const { judge } = found;
    const by = await actsFor(tx, context, edition, found);
    if (by === null) return refused("not-found");
    if (isResultFixed(edition))
      return refused("already-certified", "The result is certified; nobody steps aside any more.");
    const isOver = rounds.every(({ state }) => state === "closed" || state === "confirmed");
    if (by === "judge" && isOver)
      return refused("round-closed", "Judging is over. Please tell the secretariat instead.");
    if (reason.trim() === "")
      return refusedAt("reason", "invalid", "Say why, in a sentence the secretariat can keep.");
    const isOfCategory = isWhole || edition.isRecusalOfCategory;
    const aside: AsidePair = isOfCategory ? { ...found, application: null } : found;
    if (await isThere(tx, aside))
      return refused("recused", `${judge.name} has already stepped aside from this.`);

    await storeRecusal(tx, context, aside, reason.trim(), now);
    await tellAside(tx, context, { by, edition, aside, at: now });
    if (aside.application === null)
      await returnBallotsOf(tx, context, {
        editionId: edition.id,
        judgeId: judge.id,
        categoryId: aside.category.id,
        at: now,
      });
    else
      await returnBallotsNaming(tx, context, {
        editionId: edition.id,
        applicationId: aside.application.id,
        judgeId: judge.id,
        at: now,
      });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: aside.application === null ? "category-recusal-recorded" : "recusal-recorded",
      subject: aside.application?.ref ?? aside.category.slug,
      details: { judge: judge.slug, by },
      at: now,
    });
    return ok();
  });
}

/**
 * Holds the rounds in which judges write, so that none of them saves or votes underneath.
 * @returns every round of the edition, as it is while they are held
 */
export async function claimOpenRounds(tx: Tx, editionId: string) {
  for (const { id, state } of await listRounds(tx, editionId))
    if (state === "open") await claimRound(tx, id);
  return listRounds(tx, editionId);
}

/** A member of the secretariat who stepped aside from the category does nothing in it. */
export async function actsFor(
  tx: Tx,
  { viewer }: Context,
  edition: ClaimedEdition,
  { judge, category: { id: categoryId } }: AsidePair,
): Promise<"judge" | "secretariat" | null> {
  if (!viewer) return null;
  if (viewer.userId === judge.userId) return "judge";
  const role = await findStaffRole(tx, edition.programmeId, viewer.userId);
  if (role !== "secretariat") return null;
  const person = { programmeId: edition.programmeId, userId: viewer.userId };
  const aside = await listAsideOf(tx, person, edition.id);
  return aside.some((one) => one.categoryId === categoryId) ? null : role;
}

/** A recusal of an application inside a category that the judge is aside from would say nothing. */
async function isThere(tx: Tx, { judge, category, application }: AsidePair): Promise<boolean> {
  return application === null
    ? (await findCategoryRecusal(tx, judge.id, category.id)) !== null
    : isRecusedFrom(tx, judge.id, application.id);
}

async function storeRecusal(
  tx: Tx,
  context: Context,
  { judge, category, application }: AsidePair,
  reason: string,
  recordedAt: Date,
): Promise<void> {
  const recorded = {
    id: context.newId(),
    judgeId: judge.id,
    reason,
    recordedById: context.viewer?.userId ?? null,
    recordedAt,
  };
  if (application === null)
    await appendCategoryRecusal(tx, { ...recorded, categoryId: category.id });
  else await appendRecusal(tx, { ...recorded, applicationId: application.id });
}
