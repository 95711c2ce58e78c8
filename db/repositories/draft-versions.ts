/** What a draft said at a time: appended, the last one added to while one person goes on writing. */
import { and, desc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { draftVersions, users } = tables;

export type DraftVersion = typeof draftVersions.$inferSelect;

/** Without its texts, which a save does not ask for. */
export async function findLastDraftVersion(db: Db, applicationId: string) {
  const [row] = await db
    .select({
      id: draftVersions.id,
      number: draftVersions.number,
      savedById: draftVersions.savedById,
      startedAt: draftVersions.startedAt,
      isKept: draftVersions.isKept,
    })
    .from(draftVersions)
    .where(eq(draftVersions.applicationId, applicationId))
    .orderBy(desc(draftVersions.number))
    .limit(1);
  return row ?? null;
}

export async function findDraftVersion(
  db: Db,
  applicationId: string,
  number: number,
): Promise<DraftVersion | null> {
  const [row] = await db
    .select()
    .from(draftVersions)
    .where(and(eq(draftVersions.applicationId, applicationId), eq(draftVersions.number, number)));
  return row ?? null;
}

/** Latest first, without their texts, with who saved each. */
export async function listDraftVersions(db: Db, applicationId: string) {
  return db
    .select({
      number: draftVersions.number,
      title: draftVersions.title,
      savedAt: draftVersions.savedAt,
      isKept: draftVersions.isKept,
      name: users.name,
      email: users.email,
    })
    .from(draftVersions)
    .leftJoin(users, eq(draftVersions.savedById, users.id))
    .where(eq(draftVersions.applicationId, applicationId))
    .orderBy(desc(draftVersions.number));
}

export async function appendDraftVersion(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  version: Omit<typeof draftVersions.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(draftVersions).values({ ...version, applicationId });
}

type Addition = Pick<DraftVersion, "title" | "answers" | "savedAt" | "isKept">;

export async function saveDraftVersion(tx: Tx, id: string, addition: Addition): Promise<void> {
  await tx.update(draftVersions).set(addition).where(eq(draftVersions.id, id));
}

/** Nothing is added to it any more. */
export async function keepDraftVersion(tx: Tx, id: string): Promise<void> {
  await tx.update(draftVersions).set({ isKept: true }).where(eq(draftVersions.id, id));
}
