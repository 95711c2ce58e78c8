/** Takes applications that never were submitted out of the tables, with everything that hangs on them. */
import { and, eq, inArray } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";

/** What lies in the files' folder under no row any more. */
export interface LooseFiles {
  readonly attachments: readonly { readonly id: string; readonly pages: number | null }[];
  readonly uploads: readonly { readonly id: string; readonly bytes: number }[];
}

export const NO_FILES: LooseFiles = { attachments: [], uploads: [] };

/** Drafts alone: what was submitted is the edition's. @returns the files to take away once it is done */
export async function deleteDrafts(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<LooseFiles & { readonly drafts: number }> {
  const rows =
    applicationIds.length === 0
      ? []
      : await tx
          .select({ id: t.applications.id })
          .from(t.applications)
          .where(
            and(inArray(t.applications.id, [...applicationIds]), eq(t.applications.state, "draft")),
          );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { ...NO_FILES, drafts: 0 };
  const files = await deleteFilesOf(tx, ids);
  for (const table of [t.draftVersions, t.colleagues, t.extensions, t.submitAttempts, t.messages])
    await tx.delete(table).where(inArray(table.applicationId, ids));
  for (const table of [t.internalNotes, t.applicationTags, t.recusals])
    await tx.delete(table).where(inArray(table.applicationId, ids));
  await tx.delete(t.applications).where(inArray(t.applications.id, ids));
  return { ...files, drafts: ids.length };
}

/** Rows of the files of these applications; what was submitted still names them, with their digests. */
export async function deleteFilesOf(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<LooseFiles> {
  if (applicationIds.length === 0) return NO_FILES;
  const uploads = await tx
    .delete(t.uploads)
    .where(inArray(t.uploads.applicationId, [...applicationIds]))
    .returning({ id: t.uploads.id, bytes: t.uploads.bytes });
  const attachments = await tx
    .delete(t.attachments)
    .where(inArray(t.attachments.applicationId, [...applicationIds]))
    .returning({ id: t.attachments.id, pages: t.attachments.pages });
  return { attachments, uploads };
}
