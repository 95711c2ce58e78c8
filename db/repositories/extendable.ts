/** Applications that are being written, and when their cities were at work on them. */
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** Drafts and returned ones of an edition, by ref. Nothing of what was written in them. */
export async function listBeingWritten(db: Db, editionId: string) {
  return db
    .select({
      id: t.applications.id,
      ref: t.applications.ref,
      state: t.applications.state,
      createdAt: t.applications.createdAt,
      ownerId: t.applications.ownerId,
      city: t.entrants.name,
      category: t.categories.name,
    })
    .from(t.applications)
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .innerJoin(t.categories, eq(t.applications.categoryId, t.categories.id))
    .where(
      and(
        eq(t.applications.editionId, editionId),
        inArray(t.applications.state, ["draft", "returned"]),
      ),
    )
    .orderBy(asc(t.applications.ref));
}

interface Window {
  readonly from: Date;
  /** Not in it. */
  readonly to: Date;
}

/** Of an edition, the ids of those that were saved, given a file or tried to be submitted in a window. */
export async function listAtWork(
  db: Db,
  editionId: string,
  { from, to }: Window,
): Promise<ReadonlySet<string>> {
  const at = new Set<string>();
  const saved = await db
    .select({ id: t.applications.id })
    .from(t.applications)
    .where(
      and(
        eq(t.applications.editionId, editionId),
        gte(t.applications.savedAt, from),
        lt(t.applications.savedAt, to),
      ),
    );
  for (const { id } of saved) at.add(id);
  const traces = [
    [t.draftVersions, t.draftVersions.savedAt],
    [t.attachments, t.attachments.addedAt],
    [t.uploads, t.uploads.touchedAt],
    [t.uploads, t.uploads.startedAt],
    [t.submitAttempts, t.submitAttempts.at],
  ] as const;
  for (const [table, instant] of traces) {
    const rows = await db
      .selectDistinct({ id: table.applicationId })
      .from(table)
      .innerJoin(t.applications, eq(table.applicationId, t.applications.id))
      .where(and(eq(t.applications.editionId, editionId), gte(instant, from), lt(instant, to)));
    for (const { id } of rows) at.add(id);
  }
  return at;
}
