import { eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { citations } = tables;

/** What is said of a project at the ceremony, by ref of its application. */
export async function listCitations(db: Db, editionId: string): Promise<Map<string, string>> {
  const rows = await db.select().from(citations).where(eq(citations.editionId, editionId));
  return new Map(rows.map((row) => [row.applicationRef, row.text]));
}
