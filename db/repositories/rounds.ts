/** Rounds of an edition, and the claim that whoever writes in one makes first. */
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { rounds } = tables;

export type Round = typeof rounds.$inferSelect;

declare const claimed: unique symbol;

/** A round's row, held until the transaction ends: it cannot open or close underneath. */
export type ClaimedRound = Round & { readonly [claimed]: true };

const roundClaimed = perConnection((tx: Tx) =>
  tx
    .update(rounds)
    .set({ version: sql`${rounds.version} + 1` })
    .where(eq(rounds.id, sql.placeholder("roundId")))
    .returning()
    .prepare("round_claimed"),
);

/** Claims the round before anything that depends on its being open is read. */
export async function claimRound(tx: Tx, roundId: string): Promise<ClaimedRound | undefined> {
  const [row] = await roundClaimed(tx).execute({ roundId });
  return row as ClaimedRound | undefined;
}

const roundsOf = perConnection((db: Db) =>
  db
    .select()
    .from(rounds)
    .where(eq(rounds.editionId, sql.placeholder("editionId")))
    .orderBy(asc(rounds.position))
    .prepare("rounds_of"),
);

/** In their order. */
export async function listRounds(db: Db, editionId: string): Promise<readonly Round[]> {
  return roundsOf(db).execute({ editionId });
}

const roundBySlug = perConnection((db: Db) =>
  db
    .select()
    .from(rounds)
    .where(
      and(
        eq(rounds.editionId, sql.placeholder("editionId")),
        eq(rounds.slug, sql.placeholder("slug")),
      ),
    )
    .prepare("round_by_slug"),
);

export async function findRound(db: Db, editionId: string, slug: string): Promise<Round | null> {
  const [row] = await roundBySlug(db).execute({ editionId, slug });
  return row ?? null;
}

/** The round as it now is: opened, closed or confirmed. */
export async function saveRoundState(
  tx: Tx,
  round: ClaimedRound,
  change: Pick<Round, "state"> & Partial<Pick<Round, "openedAt" | "closedAt">>,
): Promise<void> {
  await tx.update(rounds).set(change).where(eq(rounds.id, round.id));
}

/** Open rounds whose planned reminder has come and was not sent. */
export async function listRoundsToRemind(db: Db, now: Date): Promise<readonly Round[]> {
  return db
    .select()
    .from(rounds)
    .where(and(eq(rounds.state, "open"), lte(rounds.remindAt, now), isNull(rounds.remindedAt)));
}

export async function saveReminder(
  tx: Tx,
  round: ClaimedRound,
  reminder: Pick<Round, "remindAt" | "remindedAt">,
): Promise<void> {
  await tx.update(rounds).set(reminder).where(eq(rounds.id, round.id));
}

export async function saveSupplementWindow(
  tx: Tx,
  round: ClaimedRound,
  window: Pick<Round, "supplementOpensAt" | "supplementClosesAt">,
): Promise<void> {
  await tx.update(rounds).set(window).where(eq(rounds.id, round.id));
}

/** Screening is over once judging begins; whether it was ever opened or closed by itself. */
export async function saveScreeningOver(tx: Tx, editionId: string, at: Date): Promise<void> {
  const isScreening = and(eq(rounds.editionId, editionId), eq(rounds.kind, "screening"));
  await tx
    .update(rounds)
    .set({ closedAt: at })
    .where(and(isScreening, isNull(rounds.closedAt)));
  await tx.update(rounds).set({ state: "confirmed" }).where(isScreening);
}
