/** What judges promised, and the interests they declared. */
import { eq, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

export type Oath = typeof t.oaths.$inferSelect;

const oathOf = perConnection((db: Db) =>
  db
    .select()
    .from(t.oaths)
    .where(eq(t.oaths.judgeId, sql.placeholder("judgeId")))
    .prepare("oath_of"),
);

export async function findOath(db: Db, judgeId: string): Promise<Oath | null> {
  const [row] = await oathOf(db).execute({ judgeId });
  return row ?? null;
}

/** Of every judge of an edition who has taken it, by the judge's id. */
export async function listOaths(db: Db, editionId: string): Promise<ReadonlyMap<string, Oath>> {
  const rows = await db
    .select({ oath: t.oaths })
    .from(t.oaths)
    .innerJoin(t.judges, eq(t.oaths.judgeId, t.judges.id))
    .where(eq(t.judges.editionId, editionId));
  return new Map(rows.map(({ oath }) => [oath.judgeId, oath]));
}

export async function appendOath(tx: Tx, oath: typeof t.oaths.$inferInsert): Promise<void> {
  await tx.insert(t.oaths).values(oath);
}

export async function saveInterests(
  tx: Tx,
  judgeId: string,
  declared: { readonly interests: string; readonly declaredAt: Date },
): Promise<void> {
  await tx.update(t.oaths).set(declared).where(eq(t.oaths.judgeId, judgeId));
}

/** @param oathText null is the software's text */
export async function saveOathText(
  tx: Tx,
  editionId: string,
  oathText: string | null,
): Promise<void> {
  await tx.update(t.editions).set({ oathText }).where(eq(t.editions.id, editionId));
}
