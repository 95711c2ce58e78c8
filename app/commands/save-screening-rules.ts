/** How an edition is screened: by one or by two, and the reasons that screeners choose from. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import type { Context } from "#app/server/context.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import {
  deleteFindingReasons,
  hasFindings,
  listFindingReasons,
  saveFindingReason,
  saveTwoScreeners,
} from "#db/repositories/finding-reasons.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface ScreeningRules {
  readonly editionId: string;
  readonly hasTwoScreeners: boolean;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly {
    readonly id?: string | undefined;
    readonly text: string;
    /** Empty: for every clause. */
    readonly clause: string;
  }[];
}

/** @returns refused `locked-by-use` where the number of screeners changes after the first finding */
export async function saveScreeningRules(
  context: Context,
  { editionId, hasTwoScreeners, ...sent }: ScreeningRules,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    if (edition.hasTwoScreeners !== hasTwoScreeners && (await hasFindings(tx, editionId)))
      return refusedAt(
        "hasTwoScreeners",
        "locked-by-use",
        "Something was found on an application already: how many screen it stays as it is.",
      );
    const stored = await listFindingReasons(tx, editionId);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    const clauses = new Set((await listClauses(tx, editionId)).map(({ id }) => id));
    await deleteFindingReasons(tx, changes.removed);
    const rows = [
      ...changes.kept,
      ...changes.added.map((row) => ({ ...row, id: context.newId() })),
    ];
    for (const { id, text, clause, position } of rows)
      await saveFindingReason(tx, {
        id,
        editionId,
        clauseId: clauses.has(clause) ? clause : null,
        text,
        position,
      });
    if (edition.hasTwoScreeners !== hasTwoScreeners)
      await saveTwoScreeners(tx, editionId, hasTwoScreeners);
    await recordAct(tx, context, {
      editionId,
      act: "screening-rules-changed",
      subject: edition.name,
      details: { hasTwoScreeners, reasons: sent.rows.length },
      at: context.clock(),
    });
    return ok();
  });
}
