/** Scorecards of judges, with their scores. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedRound } from "./rounds.ts";
import type { ActingJudge } from "./round-entries.ts";

/** An application on one of the judge's panels, with what that judge did about it in a round. */
export async function findJudgedApplication(
  db: Db,
  acting: ActingJudge,
  roundId: string,
  ref: string,
) {
  const [row] = await db
    .select({
      id: t.applications.id,
      state: t.applications.state,
      categoryId: t.applications.categoryId,
      recusalId: t.recusals.id,
      card: {
        id: t.scorecards.id,
        state: t.scorecards.state,
        remark: t.scorecards.remark,
        version: t.scorecards.version,
        savedAt: t.scorecards.savedAt,
        submittedAt: t.scorecards.submittedAt,
      },
    })
    .from(t.applications)
    .innerJoin(
      t.seats,
      and(
        eq(t.seats.categoryId, t.applications.categoryId),
        eq(t.seats.judgeId, acting.judgeId),
        isNull(t.seats.removedAt),
      ),
    )
    .innerJoin(
      t.judges,
      and(
        eq(t.judges.id, t.seats.judgeId),
        eq(t.judges.editionId, t.applications.editionId),
        eq(t.judges.userId, acting.userId),
      ),
    )
    .leftJoin(
      t.recusals,
      and(eq(t.recusals.judgeId, t.judges.id), eq(t.recusals.applicationId, t.applications.id)),
    )
    .leftJoin(
      t.scorecards,
      and(
        eq(t.scorecards.roundId, roundId),
        eq(t.scorecards.judgeId, t.judges.id),
        eq(t.scorecards.applicationId, t.applications.id),
      ),
    )
    .where(and(eq(t.applications.editionId, acting.editionId), eq(t.applications.ref, ref)));
  return row ?? null;
}

/** A category's criteria in their order, each with its score on one card. */
export async function listScoresByCriterion(db: Db, categoryId: string, cardId: string | null) {
  return db
    .select({
      id: t.criteria.id,
      slug: t.criteria.slug,
      name: t.criteria.name,
      description: t.criteria.description,
      points: t.scores.points,
    })
    .from(t.criteria)
    .leftJoin(
      t.scores,
      and(eq(t.scores.criterionId, t.criteria.id), eq(t.scores.scorecardId, cardId ?? "")),
    )
    .where(eq(t.criteria.categoryId, categoryId))
    .orderBy(asc(t.criteria.position));
}

/** What a judge's own cards of a round say of themselves, by application; without a score. */
export async function listOwnCards(db: Db, roundId: string, judgeId: string) {
  const rows = await db
    .select({
      applicationId: t.scorecards.applicationId,
      state: t.scorecards.state,
    })
    .from(t.scorecards)
    .where(and(eq(t.scorecards.roundId, roundId), eq(t.scorecards.judgeId, judgeId)));
  return new Map(rows.map(({ applicationId, state }) => [applicationId, state]));
}

export type ScorecardRow = typeof t.scorecards.$inferInsert;

/** Stores the card as it now is; its scores are exactly those given. */
export async function saveScorecardRow(
  tx: Tx,
  round: ClaimedRound,
  card: Omit<ScorecardRow, "roundId">,
  scores: readonly { readonly criterionId: string; readonly points: number }[],
  isNew: boolean,
): Promise<void> {
  if (isNew) await tx.insert(t.scorecards).values({ ...card, roundId: round.id });
  else {
    const { state, remark, version, savedAt, submittedAt } = card;
    await tx
      .update(t.scorecards)
      .set({ state, remark, version, savedAt, submittedAt })
      .where(eq(t.scorecards.id, card.id));
    await tx.delete(t.scores).where(eq(t.scores.scorecardId, card.id));
  }
  if (scores.length > 0)
    await tx.insert(t.scores).values(scores.map((score) => ({ ...score, scorecardId: card.id })));
}
