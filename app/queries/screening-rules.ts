/** How an edition is screened, for its staff. */
import type { Context } from "#app/server/context.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { hasFindings, listFindingReasons } from "#db/repositories/finding-reasons.ts";

export async function readScreeningRules(context: Context, editionId: string) {
  const db = context.store.read;
  const edition = await findEditionById(db, editionId);
  return {
    hasTwoScreeners: edition?.hasTwoScreeners ?? false,
    /** Whether how many screen can still be changed. */
    isFixed: await hasFindings(db, editionId),
    clauses: (await listClauses(db, editionId)).map(({ id, title }) => ({
      value: id,
      label: title,
    })),
    reasons: (await listFindingReasons(db, editionId)).map(({ id, text, clauseId }) => ({
      id,
      text,
      clause: clauseId ?? "",
    })),
  };
}
