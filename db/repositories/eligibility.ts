/** Questions that are asked before an application is begun. What is answered is kept nowhere. */
import { asc, eq, inArray } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { eligibilityQuestions } = tables;

export type EligibilityQuestion = typeof eligibilityQuestions.$inferSelect;

export async function listEligibilityQuestions(
  db: Db,
  editionId: string,
): Promise<readonly EligibilityQuestion[]> {
  return db
    .select()
    .from(eligibilityQuestions)
    .where(eq(eligibilityQuestions.editionId, editionId))
    .orderBy(asc(eligibilityQuestions.position));
}

export async function appendEligibilityQuestion(
  tx: Tx,
  question: typeof eligibilityQuestions.$inferInsert,
): Promise<void> {
  await tx.insert(eligibilityQuestions).values(question);
}

export async function saveEligibilityQuestion(
  tx: Tx,
  id: string,
  change: Omit<EligibilityQuestion, "id" | "editionId">,
): Promise<void> {
  await tx.update(eligibilityQuestions).set(change).where(eq(eligibilityQuestions.id, id));
}

export async function deleteEligibilityQuestions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx.delete(eligibilityQuestions).where(inArray(eligibilityQuestions.id, [...ids]));
}

/** A clause that goes leaves the questions that were decided by it, without it. */
export async function unlinkEligibilityClauses(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(eligibilityQuestions)
    .set({ clauseId: null })
    .where(inArray(eligibilityQuestions.clauseId, [...ids]));
}
