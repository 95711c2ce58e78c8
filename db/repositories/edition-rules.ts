/** Changes to single rows of an edition's rules. Which may change, the commands decide. */
import { eq, inArray } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";
import type { Category, Clause, Criterion, Prize } from "./edition-settings.ts";
import type { Round } from "./rounds.ts";
import { deleteSamplesOf } from "./samples.ts";

export async function appendCategory(
  tx: Tx,
  category: typeof t.categories.$inferInsert,
): Promise<void> {
  await tx.insert(t.categories).values(category);
}

export async function saveCategory(
  tx: Tx,
  id: string,
  change: Partial<Pick<Category, "name" | "description" | "position">>,
): Promise<void> {
  await tx.update(t.categories).set(change).where(eq(t.categories.id, id));
}

/** Takes a category with its criteria and its panel; one with an application cannot go. */
export async function deleteCategory(tx: Tx, id: string): Promise<void> {
  await deleteSamplesOf(tx, eq(t.samples.categoryId, id));
  await tx.delete(t.criteria).where(eq(t.criteria.categoryId, id));
  for (const table of [t.seats, t.categoryRecusals, t.staffRecusals])
    await tx.delete(table).where(eq(table.categoryId, id));
  await tx.delete(t.categories).where(eq(t.categories.id, id));
}

export async function appendCriterion(
  tx: Tx,
  criterion: typeof t.criteria.$inferInsert,
): Promise<void> {
  await tx.insert(t.criteria).values(criterion);
}

export async function saveCriterion(
  tx: Tx,
  id: string,
  change: Pick<Criterion, "name" | "description" | "weight" | "position">,
): Promise<void> {
  await tx.update(t.criteria).set(change).where(eq(t.criteria.id, id));
}

export async function deleteCriteria(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(t.criteria).where(inArray(t.criteria.id, [...ids]));
}

export async function appendClause(tx: Tx, clause: typeof t.clauses.$inferInsert): Promise<void> {
  await tx.insert(t.clauses).values(clause);
}

export async function saveClause(
  tx: Tx,
  id: string,
  change: Pick<Clause, "title" | "text" | "position">,
): Promise<void> {
  await tx.update(t.clauses).set(change).where(eq(t.clauses.id, id));
}

export async function deleteClauses(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(t.clauses).where(inArray(t.clauses.id, [...ids]));
}

export async function appendPrize(tx: Tx, prize: typeof t.prizes.$inferInsert): Promise<void> {
  await tx.insert(t.prizes).values(prize);
}

export async function savePrize(
  tx: Tx,
  id: string,
  change: Pick<Prize, "name" | "count" | "by" | "metal" | "position">,
): Promise<void> {
  await tx.update(t.prizes).set(change).where(eq(t.prizes.id, id));
}

export async function deletePrizes(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(t.prizes).where(inArray(t.prizes.id, [...ids]));
}

export async function appendRound(tx: Tx, round: typeof t.rounds.$inferInsert): Promise<void> {
  await tx.insert(t.rounds).values(round);
}

export type RoundChange = Partial<Omit<Round, "id" | "editionId" | "slug" | "version">>;

export async function saveRound(tx: Tx, id: string, change: RoundChange): Promise<void> {
  await tx.update(t.rounds).set(change).where(eq(t.rounds.id, id));
}

export async function deleteRounds(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(t.rounds).where(inArray(t.rounds.id, [...ids]));
}
