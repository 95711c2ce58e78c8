/** Sets the Terms and Conditions, clause by clause, until somebody has submitted by them. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import type { Context } from "#app/server/context.ts";
import { appendClause, deleteClauses, saveClause } from "#db/repositories/edition-rules.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { unlinkEligibilityClauses } from "#db/repositories/eligibility.ts";
import { claimSettings, refuseLocked, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentClauses {
  readonly editionId: string;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly {
    readonly id?: string | undefined;
    readonly title: string;
    readonly text: string;
  }[];
}

/** @returns refused `locked-by-use` after the first submission, `stale-version` for an older page */
export async function saveClauses(
  context: Context,
  { editionId, ...sent }: SentClauses,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("clauses", claimed.use);
    if (locked) return locked;
    const stored = await listClauses(tx, editionId);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    await unlinkEligibilityClauses(tx, changes.removed);
    await deleteClauses(tx, changes.removed);
    for (const { id, title, text, position } of changes.kept)
      await saveClause(tx, id, { title, text, position });
    for (const { title, text, position } of changes.added)
      await appendClause(tx, { id: context.newId(), editionId, title, text, position });
    await recordAct(tx, context, {
      editionId,
      act: "clauses-changed",
      subject: claimed.edition.name,
      details: { clauses: sent.rows.map(({ title }) => title) },
      at: claimed.now,
    });
    return ok();
  });
}
