/** The finalists of each round and category, as the secretariat confirmed them. */
import { eq } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedRound } from "./rounds.ts";

export type Shortlist = typeof t.shortlists.$inferSelect;

export async function listShortlists(db: Db, editionId: string): Promise<readonly Shortlist[]> {
  const rows = await db
    .select({ shortlist: t.shortlists })
    .from(t.shortlists)
    .innerJoin(t.rounds, eq(t.shortlists.roundId, t.rounds.id))
    .where(eq(t.rounds.editionId, editionId));
  return rows.map(({ shortlist }) => shortlist);
}

/** Confirms it, or confirms it again in the place of the one before. */
export async function saveShortlist(
  tx: Tx,
  round: ClaimedRound,
  shortlist: Omit<Shortlist, "roundId">,
): Promise<void> {
  const { applications, confirmedById, confirmedAt } = shortlist;
  await tx
    .insert(t.shortlists)
    .values({ ...shortlist, roundId: round.id })
    .onConflictDoUpdate({
      target: [t.shortlists.roundId, t.shortlists.categoryId],
      set: { applications, confirmedById, confirmedAt },
    });
}
