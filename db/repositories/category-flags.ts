/** Judges' words that an application belongs in another category, and what became of each. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

type Flag = typeof t.categoryFlags.$inferSelect;
export type NewFlag = Omit<Flag, "settlement" | "settledById" | "settledAt">;

const waitingOf = perConnection((db: Db) =>
  db
    .select({ applicationId: t.categoryFlags.applicationId })
    .from(t.categoryFlags)
    .where(
      and(
        eq(t.categoryFlags.judgeId, sql.placeholder("judgeId")),
        isNull(t.categoryFlags.settledAt),
      ),
    )
    .prepare("flags_waiting_of"),
);

/** Ids of the applications that a judge flagged and the secretariat has not answered. */
export async function listWaitingOf(db: Db, judgeId: string): Promise<ReadonlySet<string>> {
  const rows = await waitingOf(db).execute({ judgeId });
  return new Set(rows.map(({ applicationId }) => applicationId));
}

/** The flag of one judge on one application, waiting or answered. */
export async function findFlag(db: Db, judgeId: string, applicationId: string) {
  const [row] = await db
    .select({
      id: t.categoryFlags.id,
      reason: t.categoryFlags.reason,
      suggested: t.categories.name,
      settlement: t.categoryFlags.settlement,
      settledAt: t.categoryFlags.settledAt,
    })
    .from(t.categoryFlags)
    .leftJoin(t.categories, eq(t.categoryFlags.suggestedCategoryId, t.categories.id))
    .where(
      and(eq(t.categoryFlags.judgeId, judgeId), eq(t.categoryFlags.applicationId, applicationId)),
    );
  return row ?? null;
}

const categoryNames = perConnection((db: Db) =>
  db
    .select({ id: t.categories.id, slug: t.categories.slug, name: t.categories.name })
    .from(t.categories)
    .where(eq(t.categories.editionId, sql.placeholder("editionId")))
    .orderBy(asc(t.categories.position))
    .prepare("category_names"),
);

/** The categories of an edition in their order, to suggest one of. */
export async function listCategoryNames(db: Db, editionId: string) {
  return categoryNames(db).execute({ editionId });
}

/** In the place of the judge's earlier flag; it waits again. */
export async function saveFlag(tx: Tx, flag: NewFlag): Promise<void> {
  const { suggestedCategoryId, reason, flaggedAt } = flag;
  const waits = { settlement: null, settledById: null, settledAt: null };
  await tx
    .insert(t.categoryFlags)
    .values({ ...flag, ...waits })
    .onConflictDoUpdate({
      target: [t.categoryFlags.judgeId, t.categoryFlags.applicationId],
      set: { suggestedCategoryId, reason, flaggedAt, ...waits },
    });
}

export async function deleteFlag(tx: Tx, id: string): Promise<void> {
  await tx.delete(t.categoryFlags).where(eq(t.categoryFlags.id, id));
}

/** Every flag of an edition that waits, by application. */
export async function listWaiting(db: Db, editionId: string) {
  return db
    .select({
      id: t.categoryFlags.id,
      applicationId: t.applications.id,
      ref: t.applications.ref,
      title: t.applications.title,
      category: t.categories.name,
      suggestedCategoryId: t.categoryFlags.suggestedCategoryId,
      reason: t.categoryFlags.reason,
      flaggedAt: t.categoryFlags.flaggedAt,
      judge: t.judges.name,
      judgeEmail: t.judges.email,
    })
    .from(t.categoryFlags)
    .innerJoin(t.applications, eq(t.categoryFlags.applicationId, t.applications.id))
    .innerJoin(t.categories, eq(t.applications.categoryId, t.categories.id))
    .innerJoin(t.judges, eq(t.categoryFlags.judgeId, t.judges.id))
    .where(and(eq(t.applications.editionId, editionId), isNull(t.categoryFlags.settledAt)))
    .orderBy(asc(t.applications.ref), asc(t.categoryFlags.flaggedAt));
}

export async function settleFlag(
  tx: Tx,
  id: string,
  answer: { readonly settlement: string; readonly settledById: string | null; readonly at: Date },
): Promise<void> {
  const { settlement, settledById, at } = answer;
  await tx
    .update(t.categoryFlags)
    .set({ settlement, settledById, settledAt: at })
    .where(eq(t.categoryFlags.id, id));
}
