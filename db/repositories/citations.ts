/** What is said of a project at the ceremony, by ref of its application. */
import { and, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { citations } = tables;

export async function listCitations(db: Db, editionId: string): Promise<Map<string, string>> {
  const rows = await db.select().from(citations).where(eq(citations.editionId, editionId));
  return new Map(rows.map((row) => [row.applicationRef, row.text]));
}

export async function saveCitationText(
  tx: Tx,
  edition: ClaimedEdition,
  { id, ref, text }: { readonly id: string; readonly ref: string; readonly text: string },
): Promise<void> {
  await tx
    .insert(citations)
    .values({ id, editionId: edition.id, applicationRef: ref, text })
    .onConflictDoUpdate({ target: [citations.editionId, citations.applicationRef], set: { text } });
}

export async function deleteCitation(tx: Tx, edition: ClaimedEdition, ref: string): Promise<void> {
  await tx
    .delete(citations)
    .where(and(eq(citations.editionId, edition.id), eq(citations.applicationRef, ref)));
}
