/** Words that the secretariat puts on applications to find them again. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications, applicationTags } = tables;

/** By application, each in the order in which they were put there. */
export async function listTags(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tags = new Map<string, string[]>();
  if (applicationIds.length === 0) return tags;
  const rows = await db
    .select()
    .from(applicationTags)
    .where(inArray(applicationTags.applicationId, [...applicationIds]))
    .orderBy(asc(applicationTags.addedAt), asc(applicationTags.id));
  for (const { applicationId, tag } of rows)
    tags.set(applicationId, [...(tags.get(applicationId) ?? []), tag]);
  return tags;
}

/** Every tag that is in use in an edition. */
export async function listEditionTags(db: Db, editionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ tag: applicationTags.tag })
    .from(applicationTags)
    .innerJoin(applications, eq(applicationTags.applicationId, applications.id))
    .where(eq(applications.editionId, editionId));
  return rows.map(({ tag }) => tag);
}

/** One that is there already stays as it was. */
export async function saveTag(tx: Tx, tag: typeof applicationTags.$inferInsert): Promise<void> {
  await tx
    .insert(applicationTags)
    .values(tag)
    .onConflictDoNothing({ target: [applicationTags.applicationId, applicationTags.tag] });
}

export async function deleteTag(tx: Tx, applicationId: string, tag: string): Promise<void> {
  await tx
    .delete(applicationTags)
    .where(and(eq(applicationTags.applicationId, applicationId), eq(applicationTags.tag, tag)));
}
