/** Adds the judges of a sheet, all of them or none, and invites them where that was asked. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import type { JudgeLine } from "#app/domain/import/judge-sheet.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import { judgeLineFaults } from "#app/queries/import-checks.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { appendJudge, listJudges, saveSeat } from "#db/repositories/judges.ts";
import { RESERVED } from "./appoint-judge.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { inviteJudge } from "./judge-invitation.ts";
import { recordAct } from "./record-act.ts";

interface JudgesToImport {
  readonly editionId: string;
  readonly judges: readonly JudgeLine[];
  readonly isInvited: boolean;
}

/** @returns how many; refused `locked-by-use`, or `invalid` with a line's fault each */
export async function importJudges(
  context: Context,
  { editionId, judges, isInvited }: JudgesToImport,
): Promise<Outcome<{ readonly judges: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ judges: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: there is nothing left to judge.");
    const faults = await judgeLineFaults(tx, edition, judges);
    if (faults.length > 0)
      return refused("invalid", ...faults.map(({ line, message }) => `Line ${line}: ${message}`));
    const at = context.clock();
    const categories = await listCategories(tx, editionId);
    const slugs = new Set([
      ...RESERVED,
      ...(await listJudges(tx, editionId)).map(({ slug }) => slug),
    ]);
    for (const { name, email, title, country, isChair, panels } of judges) {
      const id = context.newId();
      const slug = slugOf(name, slugs, "judge");
      slugs.add(slug);
      const row = { id, editionId, slug, name, title, country, chair: isChair, email };
      await appendJudge(tx, { ...row, createdAt: at });
      const categoryIds = categories
        .filter((one) => panels.includes(one.slug))
        .map((one) => one.id);
      if (categoryIds.length !== panels.length) return refused("not-found");
      for (const categoryId of categoryIds)
        await saveSeat(tx, { id: context.newId(), judgeId: id, categoryId });
      if (isInvited)
        await inviteJudge(tx, context, edition, { id, name, email, isChair, categoryIds }, at);
    }
    await recordAct(tx, context, {
      editionId,
      act: "judges-imported",
      subject: edition.name,
      details: { judges: judges.length, invited: isInvited },
      at,
    });
    return ok({ judges: judges.length });
  });
}
