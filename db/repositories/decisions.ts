/** Recorded decisions of persons: appended, numbered by edition, never changed. */
import { asc, desc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { decisions } = tables;

export type Decision = typeof decisions.$inferSelect;
type NewDecision = Omit<typeof decisions.$inferInsert, "editionId" | "number">;

export async function listDecisions(db: Db, editionId: string): Promise<readonly Decision[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.editionId, editionId))
    .orderBy(asc(decisions.number));
}

/** @returns the number it got; the claimed edition keeps two from getting the same */
export async function appendDecision(
  tx: Tx,
  edition: ClaimedEdition,
  decision: NewDecision,
): Promise<number> {
  const [last] = await tx
    .select({ number: decisions.number })
    .from(decisions)
    .where(eq(decisions.editionId, edition.id))
    .orderBy(desc(decisions.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  await tx.insert(decisions).values({ ...decision, editionId: edition.id, number });
  return number;
}
