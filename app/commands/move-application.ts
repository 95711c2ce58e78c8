/** Moves an application to the category that it belongs in, and tells its city. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { whyNotMoved } from "#app/domain/screening/bulk.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { listScored, saveCategoryOf } from "#db/repositories/screening-acts.ts";
import { claimToScreen, type ScreeningName } from "./claim-to-screen.ts";
import { recordAct } from "./record-act.ts";
import { answerFlags } from "./settle-flags.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

interface Move extends ScreeningName {
  /** Slug. */
  readonly category: string;
  /** Why, for the city. */
  readonly reason: string;
}

/** @returns refused `not-allowed` from its state or once it was scored, or as claimToScreen refuses */
export async function moveApplication(context: Context, input: Move): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToScreen(tx, context, input);
    if (!claim.ok) return claim;
    const { application, edition, now: at } = claim.value;
    const categories = await listCategories(tx, edition.id);
    const from = categories.find(({ id }) => id === application.categoryId);
    const to = categories.find(({ slug }) => slug === input.category);
    if (!to) return refusedAt("category", "invalid", "Choose a category");
    if (to.id === application.categoryId)
      return refusedAt("category", "invalid", "It is in this category already");
    const why = whyNotMoved({
      state: application.state,
      hasScorecard: (await listScored(tx, [application.id])).size > 0,
    });
    if (why !== null) return refused("not-allowed", why);
    await saveCategoryOf(tx, application, to.id);
    await answerFlags(tx, context, {
      editionId: edition.id,
      ref: application.ref,
      answer: `It was moved to ${to.name}.`,
      at,
    });
    const reader = await findOwner(tx, application.ownerId);
    if (reader)
      await writeToApplicant(tx, context, {
        kind: "moved",
        applicationId: application.id,
        reader,
        fields: { from: from?.name ?? "", reason: input.reason },
        at,
      });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "application-moved",
      subject: application.ref,
      details: { from: from?.name ?? "", to: to.name },
      at,
    });
    return ok();
  });
}
