/** States that no sequence of commands can reach: each found row is a fault or a changed database. */
import { and, count, eq, gt, gte, inArray, isNull, lt, ne, notExists, or } from "drizzle-orm";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** @returns a line for every impossible state found */
export async function findImpossibleStates(db: Db): Promise<readonly string[]> {
  return [
    ...(await sealedOutsideOpenRounds(db)),
    ...(await unlinkedBeforeTheClose(db)),
    ...(await twoResultsInForce(db)),
    ...(await scoresOffTheScale(db)),
    ...(await scoresOfOtherCategories(db)),
    ...(await cardsBeforeTheirRound(db)),
    ...(await ballotsPastTheirRound(db)),
    ...(await cardsPastTheirRound(db)),
    ...(await cardsWithACriterionMissing(db)),
    ...(await turnoutsWithoutASeat(db)),
    ...(await shortlistsOfRoundsNotConfirmed(db)),
    ...(await recusedCardsInResults(db)),
  ];
}

async function sealedOutsideOpenRounds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: t.sealedBallots.id, round: t.rounds.slug })
    .from(t.sealedBallots)
    .innerJoin(t.rounds, eq(t.sealedBallots.roundId, t.rounds.id))
    .where(ne(t.rounds.state, "open"));
  return rows.map(({ id, round }) => `sealed ballot ${id} in ${round}, which is not open`);
}

async function unlinkedBeforeTheClose(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: t.ballots.id, round: t.rounds.slug })
    .from(t.ballots)
    .innerJoin(t.rounds, eq(t.ballots.roundId, t.rounds.id))
    .where(inArray(t.rounds.state, ["pending", "open"]));
  return rows.map(({ id, round }) => `ballot ${id} was opened before ${round} closed`);
}

async function ballotsPastTheirRound(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: t.sealedBallots.id, round: t.rounds.slug })
    .from(t.sealedBallots)
    .innerJoin(t.rounds, eq(t.sealedBallots.roundId, t.rounds.id))
    .where(
      or(
        gt(t.sealedBallots.castAt, t.rounds.closesAt),
        gt(t.sealedBallots.castAt, t.rounds.closedAt),
      ),
    );
  return rows.map(({ id, round }) => `sealed ballot ${id} was cast after ${round} closed`);
}

async function twoResultsInForce(db: Db): Promise<string[]> {
  const rows = await db
    .select({ edition: t.certifications.editionId, results: count() })
    .from(t.certifications)
    .where(isNull(t.certifications.supersededAt))
    .groupBy(t.certifications.editionId)
    .having(gt(count(), 1));
  return rows.map(({ edition, results }) => `edition ${edition} has ${results} results in force`);
}

async function scoresOffTheScale(db: Db): Promise<string[]> {
  const rows = await db
    .select({ card: t.scorecards.id })
    .from(t.scores)
    .innerJoin(t.scorecards, eq(t.scores.scorecardId, t.scorecards.id))
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .where(or(lt(t.scores.points, t.rounds.minScore), gt(t.scores.points, t.rounds.maxScore)));
  return rows.map(({ card }) => `scorecard ${card} has a score off the scale of its round`);
}

async function scoresOfOtherCategories(db: Db): Promise<string[]> {
  const rows = await db
    .select({ card: t.scorecards.id })
    .from(t.scores)
    .innerJoin(t.scorecards, eq(t.scores.scorecardId, t.scorecards.id))
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .innerJoin(t.criteria, eq(t.scores.criterionId, t.criteria.id))
    .where(ne(t.criteria.categoryId, t.applications.categoryId));
  return rows.map(({ card }) => `scorecard ${card} has a score for another category's criterion`);
}

async function cardsBeforeTheirRound(db: Db): Promise<string[]> {
  const rows = await db
    .select({ card: t.scorecards.id, round: t.rounds.slug })
    .from(t.scorecards)
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .where(eq(t.rounds.state, "pending"));
  return rows.map(({ card, round }) => `scorecard ${card} in ${round}, which has not opened`);
}

async function cardsPastTheirRound(db: Db): Promise<string[]> {
  const rows = await db
    .select({ card: t.scorecards.id, round: t.rounds.slug })
    .from(t.scorecards)
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .where(
      and(
        gt(t.scorecards.savedAt, t.rounds.closedAt),
        notExists(
          db
            .select({ id: t.reopenings.id })
            .from(t.reopenings)
            .where(
              and(
                eq(t.reopenings.roundId, t.scorecards.roundId),
                eq(t.reopenings.judgeId, t.scorecards.judgeId),
                eq(t.reopenings.applicationId, t.scorecards.applicationId),
                gte(t.scorecards.savedAt, t.reopenings.openedAt),
                lt(t.scorecards.savedAt, t.reopenings.until),
              ),
            ),
        ),
      ),
    );
  return rows.map(({ card, round }) => `scorecard ${card} was saved after ${round} closed`);
}

async function cardsWithACriterionMissing(db: Db): Promise<string[]> {
  const rows = await db
    .select({ card: t.scorecards.id })
    .from(t.scorecards)
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .innerJoin(t.criteria, eq(t.criteria.categoryId, t.applications.categoryId))
    .leftJoin(
      t.scores,
      and(eq(t.scores.scorecardId, t.scorecards.id), eq(t.scores.criterionId, t.criteria.id)),
    )
    .where(and(eq(t.scorecards.state, "submitted"), isNull(t.scores.criterionId)));
  const cards = [...new Set(rows.map(({ card }) => card))];
  return cards.map((card) => `scorecard ${card} is submitted and lacks a criterion`);
}

async function turnoutsWithoutASeat(db: Db): Promise<string[]> {
  const rows = await db
    .select({ judge: t.turnouts.judgeId, category: t.turnouts.categoryId })
    .from(t.turnouts)
    .leftJoin(
      t.seats,
      and(eq(t.seats.judgeId, t.turnouts.judgeId), eq(t.seats.categoryId, t.turnouts.categoryId)),
    )
    .leftJoin(
      t.roundSeats,
      and(
        eq(t.roundSeats.roundId, t.turnouts.roundId),
        eq(t.roundSeats.judgeId, t.turnouts.judgeId),
        eq(t.roundSeats.categoryId, t.turnouts.categoryId),
      ),
    )
    .where(and(isNull(t.seats.id), isNull(t.roundSeats.judgeId)));
  return rows.map(({ judge, category }) => `judge ${judge} voted in ${category} without a seat`);
}

async function shortlistsOfRoundsNotConfirmed(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: t.shortlists.id, round: t.rounds.slug })
    .from(t.shortlists)
    .innerJoin(t.rounds, eq(t.shortlists.roundId, t.rounds.id))
    .where(ne(t.rounds.state, "confirmed"));
  return rows.map(({ id, round }) => `shortlist ${id} of ${round}, which is not confirmed`);
}

/** A certified count holds no more cards of an application than were submitted by judges not recused. */
async function recusedCardsInResults(db: Db): Promise<string[]> {
  const rows = await db
    .select({ edition: t.certifications.editionId, snapshot: t.certifications.snapshot })
    .from(t.certifications);
  return rows.flatMap(({ edition, snapshot }) => {
    const counted = (snapshot as Partial<ResultSnapshot>).counted;
    if (!counted) return [];
    const isRecused = recusalsOf(counted.bundle.recusals ?? []);
    const most = new Map<string, number>();
    for (const { round, judge, application, status } of counted.bundle.scorecards ?? []) {
      const key = `${round} ${application}`;
      if (status === "submitted" && !isRecused(judge, application))
        most.set(key, (most.get(key) ?? 0) + 1);
    }
    return Object.values(counted.count.categories).flatMap(({ rounds }) =>
      rounds.flatMap(({ round, standing }) =>
        standing
          .filter(
            ({ application, scorecards = 0 }) =>
              Number(scorecards) > (most.get(`${round} ${application}`) ?? 0),
          )
          .map(
            ({ application }) =>
              `edition ${edition} counts a scorecard of a recused judge for ${application}`,
          ),
      ),
    );
  });
}
