/** Editions and their programmes. */
import { and, desc, eq, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { editions, programmes } = tables;

export async function findEditionId(
  db: Db,
  programme: string,
  edition: string,
): Promise<string | undefined> {
  const [found] = await db
    .select({ id: editions.id })
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(and(eq(programmes.slug, programme), eq(editions.slug, edition)));
  return found?.id;
}

declare const claimed: unique symbol;

/** An edition's row, held until the transaction ends: its state cannot change underneath. */
export type ClaimedEdition = typeof editions.$inferSelect & { readonly [claimed]: true };

/** Claims the edition before anything that depends on its state is read. */
export async function claimEdition(tx: Tx, editionId: string): Promise<ClaimedEdition | undefined> {
  const [row] = await tx
    .update(editions)
    .set({ version: sql`${editions.version} + 1` })
    .where(eq(editions.id, editionId))
    .returning();
  return row as ClaimedEdition | undefined;
}

export async function saveEditionState(
  tx: Tx,
  edition: ClaimedEdition,
  state: ClaimedEdition["state"],
): Promise<void> {
  await tx.update(editions).set({ state }).where(eq(editions.id, edition.id));
}

/** Every edition with its programme, latest year first. */
export async function listEditions(db: Db) {
  return db
    .select({
      id: editions.id,
      slug: editions.slug,
      name: editions.name,
      year: editions.year,
      place: editions.place,
      timeZone: editions.timeZone,
      ceremonyOn: editions.ceremonyOn,
      programme: programmes.slug,
      programmeName: programmes.name,
    })
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .orderBy(desc(editions.year));
}
