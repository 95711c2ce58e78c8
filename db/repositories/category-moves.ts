/** When an application was moved to another category, by the record. */
import { and, asc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { auditEntries } = tables;

/** First to last, each with the name of the category it was moved to. */
export async function listCategoryMoves(
  db: Db,
  { editionId, ref }: { readonly editionId: string; readonly ref: string },
): Promise<readonly { readonly at: Date; readonly category: string }[]> {
  const rows = await db
    .select({ at: auditEntries.at, details: auditEntries.details })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.editionId, editionId),
        eq(auditEntries.subject, ref),
        eq(auditEntries.act, "application-moved"),
      ),
    )
    .orderBy(asc(auditEntries.number));
  return rows.map(({ at, details: { to } }) => ({
    at,
    category: typeof to === "string" ? to : "",
  }));
}
