/** Cards that may be written after their round closed, and until when. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedRound } from "./rounds.ts";

type NewReopening = Omit<typeof t.reopenings.$inferInsert, "roundId">;

export async function appendReopening(
  tx: Tx,
  round: ClaimedRound,
  reopening: NewReopening,
): Promise<void> {
  await tx.insert(t.reopenings).values({ ...reopening, roundId: round.id });
}

const ofCard = perConnection((db: Db) =>
  db
    .select({ until: t.reopenings.until })
    .from(t.reopenings)
    .where(
      and(
        eq(t.reopenings.roundId, sql.placeholder("roundId")),
        eq(t.reopenings.judgeId, sql.placeholder("judgeId")),
        eq(t.reopenings.applicationId, sql.placeholder("applicationId")),
      ),
    )
    .prepare("reopenings_of_card"),
);

export interface CardPlace {
  readonly roundId: string;
  readonly judgeId: string;
  readonly applicationId: string;
}

export async function listReopeningsOf(db: Db, { roundId, judgeId, applicationId }: CardPlace) {
  return ofCard(db).execute({ roundId, judgeId, applicationId });
}

/** Those that a person of the secretariat opened, with the reason they gave. */
export async function listReopenedBy(db: Db, userId: string) {
  return db
    .select({
      round: t.rounds.slug,
      ref: t.applications.ref,
      judge: t.judges.name,
      until: t.reopenings.until,
      reason: t.reopenings.reason,
      openedAt: t.reopenings.openedAt,
    })
    .from(t.reopenings)
    .innerJoin(t.rounds, eq(t.reopenings.roundId, t.rounds.id))
    .innerJoin(t.judges, eq(t.reopenings.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.reopenings.applicationId, t.applications.id))
    .where(eq(t.reopenings.openedById, userId))
    .orderBy(asc(t.reopenings.openedAt));
}

/** Those of an edition that are not over, by when they end. */
export async function listReopened(db: Db, editionId: string, now: Date) {
  return db
    .select({
      roundId: t.reopenings.roundId,
      round: t.rounds.slug,
      roundName: t.rounds.name,
      judgeId: t.reopenings.judgeId,
      judge: t.judges.name,
      applicationId: t.reopenings.applicationId,
      ref: t.applications.ref,
      title: t.applications.title,
      until: t.reopenings.until,
      reason: t.reopenings.reason,
    })
    .from(t.reopenings)
    .innerJoin(t.rounds, eq(t.reopenings.roundId, t.rounds.id))
    .innerJoin(t.judges, eq(t.reopenings.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.reopenings.applicationId, t.applications.id))
    .where(and(eq(t.rounds.editionId, editionId), gt(t.reopenings.until, now)))
    .orderBy(asc(t.reopenings.until), asc(t.judges.slug));
}
