/** Special achievement awards, outside the categories and the count. */
import { and, asc, desc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { achievements, entrants } = tables;

export type Achievement = typeof achievements.$inferSelect;

export async function listAchievements(db: Db, editionId: string): Promise<readonly Achievement[]> {
  return db
    .select()
    .from(achievements)
    .where(eq(achievements.editionId, editionId))
    .orderBy(asc(achievements.position));
}

export async function findAchievement(db: Db, editionId: string, id: string) {
  const [row] = await db
    .select()
    .from(achievements)
    .where(and(eq(achievements.editionId, editionId), eq(achievements.id, id)));
  return row ?? null;
}

/** The cities and organisations that may be given one, by slug. */
export async function listHonourable(db: Db, editionId: string) {
  return db
    .select({ slug: entrants.slug, name: entrants.name, country: entrants.country })
    .from(entrants)
    .where(eq(entrants.editionId, editionId))
    .orderBy(asc(entrants.slug));
}

export async function appendAchievement(
  tx: Tx,
  edition: ClaimedEdition,
  achievement: Omit<Achievement, "editionId" | "position">,
): Promise<void> {
  const [last] = await tx
    .select({ position: achievements.position })
    .from(achievements)
    .where(eq(achievements.editionId, edition.id))
    .orderBy(desc(achievements.position))
    .limit(1);
  const position = (last?.position ?? -1) + 1;
  await tx.insert(achievements).values({ ...achievement, editionId: edition.id, position });
}

export async function saveAchievementWords(
  tx: Tx,
  id: string,
  words: Pick<Achievement, "entrant" | "entrantSlug" | "country" | "name" | "citation">,
): Promise<void> {
  await tx.update(achievements).set(words).where(eq(achievements.id, id));
}

export async function deleteAchievement(tx: Tx, id: string): Promise<void> {
  await tx.delete(achievements).where(eq(achievements.id, id));
}
