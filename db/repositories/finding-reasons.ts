/** Reasons that a screener chooses from, of one clause or of every clause. */
import { asc, eq, inArray } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications, editions, findingReasons, findings } = tables;

export type FindingReason = typeof findingReasons.$inferSelect;

export async function listFindingReasons(
  db: Db,
  editionId: string,
): Promise<readonly FindingReason[]> {
  return db
    .select()
    .from(findingReasons)
    .where(eq(findingReasons.editionId, editionId))
    .orderBy(asc(findingReasons.position));
}

export async function saveFindingReason(tx: Tx, reason: FindingReason): Promise<void> {
  const { clauseId, text, position } = reason;
  await tx
    .insert(findingReasons)
    .values(reason)
    .onConflictDoUpdate({ target: findingReasons.id, set: { clauseId, text, position } });
}

export async function deleteFindingReasons(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(findingReasons).where(inArray(findingReasons.id, [...ids]));
}

/** Whether anything was found on an application of the edition yet. */
export async function hasFindings(db: Db, editionId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: findings.id })
    .from(findings)
    .innerJoin(applications, eq(findings.applicationId, applications.id))
    .where(eq(applications.editionId, editionId))
    .limit(1);
  return found !== undefined;
}

export async function saveTwoScreeners(
  tx: Tx,
  editionId: string,
  hasTwoScreeners: boolean,
): Promise<void> {
  await tx.update(editions).set({ hasTwoScreeners }).where(eq(editions.id, editionId));
}
