/** Lists that a person looks at again, by the filters in their address. */
import { and, asc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { savedViews } = tables;

type SavedView = typeof savedViews.$inferSelect;

/** First to last saved. */
export async function listSavedViews(
  db: Db,
  editionId: string,
  userId: string,
): Promise<readonly SavedView[]> {
  return db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.editionId, editionId), eq(savedViews.userId, userId)))
    .orderBy(asc(savedViews.savedAt), asc(savedViews.id));
}

/** One of the same name is written over. */
export async function saveSavedView(tx: Tx, view: SavedView): Promise<void> {
  const { search, savedAt } = view;
  await tx
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({
      target: [savedViews.editionId, savedViews.userId, savedViews.name],
      set: { search, savedAt },
    });
}

export async function deleteSavedView(tx: Tx, userId: string, id: string): Promise<void> {
  await tx.delete(savedViews).where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)));
}
