/** Programmes: the awards that recur. */
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

declare const claimed: unique symbol;

/** A programme's row, held until the transaction ends: its staff cannot change underneath. */
export type ClaimedProgramme = typeof t.programmes.$inferSelect & { readonly [claimed]: true };

/** Claims the programme before anything that depends on its staff or its editions is read. */
export async function claimProgramme(tx: Tx, id: string): Promise<ClaimedProgramme | undefined> {
  const [row] = await tx
    .update(t.programmes)
    .set({ name: sql`${t.programmes.name}` })
    .where(eq(t.programmes.id, id))
    .returning();
  return row as ClaimedProgramme | undefined;
}

export async function appendProgramme(
  tx: Tx,
  programme: typeof t.programmes.$inferInsert,
): Promise<void> {
  await tx.insert(t.programmes).values(programme);
}

export async function findProgrammeName(db: Db, id: string): Promise<string> {
  const [row] = await db
    .select({ name: t.programmes.name })
    .from(t.programmes)
    .where(eq(t.programmes.id, id));
  return row?.name ?? "";
}

/** Latest first. */
export async function listEditions(db: Db, programmeId: string) {
  return db
    .select()
    .from(t.editions)
    .where(eq(t.editions.programmeId, programmeId))
    .orderBy(desc(t.editions.year), desc(t.editions.createdAt));
}

/** The programmes in which a person holds a role now, by name. */
export async function listProgrammesOf(db: Db, userId: string) {
  return db
    .select({
      id: t.programmes.id,
      slug: t.programmes.slug,
      name: t.programmes.name,
      role: t.staff.role,
    })
    .from(t.staff)
    .innerJoin(t.programmes, eq(t.staff.programmeId, t.programmes.id))
    .where(and(eq(t.staff.userId, userId), isNull(t.staff.revokedAt)))
    .orderBy(asc(t.programmes.name));
}
