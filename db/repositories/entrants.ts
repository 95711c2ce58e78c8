/** Entrants of an edition: the cities and organisations that apply. */
import { asc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { entrants } = tables;

export type Entrant = typeof entrants.$inferSelect;

export async function listEntrants(db: Db, editionId: string): Promise<readonly Entrant[]> {
  return db
    .select()
    .from(entrants)
    .where(eq(entrants.editionId, editionId))
    .orderBy(asc(entrants.slug));
}

/** The edition is claimed, so that two who begin for one city at once make one entrant. */
export async function appendEntrant(
  tx: Tx,
  { id: editionId }: ClaimedEdition,
  entrant: Omit<Entrant, "editionId">,
): Promise<void> {
  await tx.insert(entrants).values({ ...entrant, editionId });
}
