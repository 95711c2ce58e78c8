/** Sets the questions that are asked before an application is begun. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendEligibilityQuestion,
  deleteEligibilityQuestions,
  listEligibilityQuestions,
  saveEligibilityQuestion,
} from "#db/repositories/eligibility.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { claimSettings, refuseLocked, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentEligibility {
  readonly editionId: string;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly {
    readonly id?: string | undefined;
    readonly text: string;
    readonly passes: "yes" | "no";
    readonly explanation: string;
    /** The clause that decides; null for none. */
    readonly clauseId: string | null;
  }[];
}

/** @returns refused `locked-by-use` once the result is certified, `stale-version` for an older page */
export async function saveEligibility(
  context: Context,
  { editionId, ...sent }: SentEligibility,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("eligibility", claimed.use);
    if (locked) return locked;
    const clauses = new Set((await listClauses(tx, editionId)).map(({ id }) => id));
    const unknown = sent.rows.findIndex(
      ({ clauseId }) => clauseId !== null && !clauses.has(clauseId),
    );
    if (unknown !== -1)
      return refusedAt(
        `questions.${unknown}.clauseId`,
        "invalid",
        "This clause is not there any more. Choose another, or none.",
      );
    const stored = await listEligibilityQuestions(tx, editionId);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    await deleteEligibilityQuestions(tx, changes.removed);
    for (const { id, ...row } of changes.kept) await saveEligibilityQuestion(tx, id, row);
    for (const { id: _, ...row } of changes.added)
      await appendEligibilityQuestion(tx, { id: context.newId(), editionId, ...row });
    await recordAct(tx, context, {
      editionId,
      act: "eligibility-changed",
      subject: claimed.edition.name,
      details: { questions: sent.rows.map(({ text }) => text) },
      at: claimed.now,
    });
    return ok();
  });
}
