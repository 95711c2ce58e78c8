/** Adds a judge to an edition, at any time before the result, and sends the invitation. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { appointJudge } from "./appoint-judge.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

interface NewJudge {
  readonly editionId: string;
  readonly name: string;
  readonly title: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly email: string;
  readonly isChair: boolean;
  /** Slugs of the categories on whose panels the judge is to sit. */
  readonly panels: readonly string[];
}

/** @returns the slug; refused `already-exists` or `not-allowed` at the address, `locked-by-use` */
export async function addJudge(
  context: Context,
  { editionId, panels, ...sent }: NewJudge,
): Promise<Outcome<{ readonly slug: string }>> {
  const email = sent.email.trim().toLowerCase();
  return context.store.transact(async (tx): Promise<Outcome<{ slug: string }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: there is nothing left to judge.");
    const categories = await listCategories(tx, editionId);
    const categoryIds = categories.filter(({ slug }) => panels.includes(slug)).map(({ id }) => id);
    if (categoryIds.length !== new Set(panels).size) return refused("not-found");
    const at = context.clock();
    const appointed = await appointJudge(tx, context, edition, { ...sent, email, categoryIds, at });
    if (!appointed.ok) return appointed;
    await recordAct(tx, context, {
      editionId,
      act: "judge-added",
      subject: sent.name,
      details: { address: email, panels, isChair: sent.isChair },
      at,
    });
    return ok({ slug: appointed.value.slug });
  });
}
