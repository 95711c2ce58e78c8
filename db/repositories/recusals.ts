/** Judges who stepped aside from an application. */
import { and, eq, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

export type Recusal = typeof t.recusals.$inferSelect;

export async function findRecusal(
  db: Db,
  judgeId: string,
  applicationId: string,
): Promise<Recusal | null> {
  const [row] = await db
    .select()
    .from(t.recusals)
    .where(and(eq(t.recusals.judgeId, judgeId), eq(t.recusals.applicationId, applicationId)));
  return row ?? null;
}

/** Ids of the applications that a judge stepped aside from. */
export async function listRecusedOf(db: Db, judgeId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ applicationId: t.recusals.applicationId })
    .from(t.recusals)
    .where(eq(t.recusals.judgeId, judgeId));
  return new Set(rows.map(({ applicationId }) => applicationId));
}

export async function appendRecusal(tx: Tx, recusal: Recusal): Promise<void> {
  await tx.insert(t.recusals).values(recusal);
}

export async function deleteRecusal(tx: Tx, id: string): Promise<void> {
  await tx.delete(t.recusals).where(eq(t.recusals.id, id));
}

/** A judge of the edition with a seat, held now, on the panel of a category. */
export async function findJudgeOnPanel(
  db: Db,
  editionId: string,
  judgeId: string,
  categoryId: string,
) {
  const [row] = await db
    .select({
      id: t.judges.id,
      slug: t.judges.slug,
      name: t.judges.name,
      email: t.judges.email,
      userId: t.judges.userId,
    })
    .from(t.judges)
    .innerJoin(t.seats, and(eq(t.seats.judgeId, t.judges.id), isNull(t.seats.removedAt)))
    .where(
      and(
        eq(t.judges.editionId, editionId),
        eq(t.judges.id, judgeId),
        eq(t.seats.categoryId, categoryId),
      ),
    );
  return row ?? null;
}
