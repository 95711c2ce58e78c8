/**
 * Ballots: sealed and one a judge while their round is open; without judge, time and order once it
 * closed. What is sealed is opened by commands, with the key that never comes here.
 */
import { and, eq } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedRound } from "./rounds.ts";

export type SealedBallot = typeof t.sealedBallots.$inferSelect;
export type UnlinkedBallot = typeof t.ballots.$inferInsert;

/** Puts a judge's ballot in the place of the one before, in one statement, and marks the turnout. */
export async function saveSealedBallot(
  tx: Tx,
  round: ClaimedRound,
  ballot: Omit<SealedBallot, "roundId">,
): Promise<void> {
  const { sealed, receipt, castAt, categoryId, judgeId } = ballot;
  await tx
    .insert(t.sealedBallots)
    .values({ ...ballot, roundId: round.id })
    .onConflictDoUpdate({
      target: [t.sealedBallots.roundId, t.sealedBallots.categoryId, t.sealedBallots.judgeId],
      set: { sealed, receipt, castAt },
    });
  await tx
    .insert(t.turnouts)
    .values({ roundId: round.id, categoryId, judgeId })
    .onConflictDoNothing();
}

export async function listSealed(db: Db, roundId: string): Promise<readonly SealedBallot[]> {
  return db.select().from(t.sealedBallots).where(eq(t.sealedBallots.roundId, roundId));
}

/** The sealed ballots that one judge cast in a round, one a category. */
export async function listSealedOf(
  db: Db,
  roundId: string,
  judgeId: string,
): Promise<readonly SealedBallot[]> {
  return db
    .select()
    .from(t.sealedBallots)
    .where(and(eq(t.sealedBallots.roundId, roundId), eq(t.sealedBallots.judgeId, judgeId)));
}

/** Destroys all sealed ballots of a round; its turnout stays. */
export async function deleteSealed(tx: Tx, round: ClaimedRound): Promise<void> {
  await tx.delete(t.sealedBallots).where(eq(t.sealedBallots.roundId, round.id));
}

/** Gives one ballot back: neither it nor its turnout was. */
export async function deleteSealedBallot(tx: Tx, ballot: SealedBallot): Promise<void> {
  const { id, roundId, categoryId, judgeId } = ballot;
  await tx.delete(t.sealedBallots).where(eq(t.sealedBallots.id, id));
  await tx
    .delete(t.turnouts)
    .where(
      and(
        eq(t.turnouts.roundId, roundId),
        eq(t.turnouts.categoryId, categoryId),
        eq(t.turnouts.judgeId, judgeId),
      ),
    );
}

/**
 * Stores opened ballots in the order of their new, random ids, and their choices by id: the order in
 * which a database keeps rows then says nothing of who cast them, or when, or what was ticked first.
 */
export async function appendUnlinkedBallots(
  tx: Tx,
  ballots: readonly UnlinkedBallot[],
): Promise<void> {
  const rows = ballots
    .map((ballot) => ({ ...ballot, choices: [...ballot.choices].sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rows.length > 0) await tx.insert(t.ballots).values(rows);
}
