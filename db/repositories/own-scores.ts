/** A judge's own scores of one category in a round; no question here can find another judge's. */
import { and, eq, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db } from "../store/store.ts";
import { asideFrom, isNotAside } from "./recusals.ts";

const ownScores = perConnection((db: Db) =>
  db
    .select({
      ref: t.applications.ref,
      criterionId: t.scores.criterionId,
      points: t.scores.points,
    })
    .from(t.scorecards)
    .innerJoin(
      t.applications,
      and(
        eq(t.applications.id, t.scorecards.applicationId),
        eq(t.applications.categoryId, sql.placeholder("categoryId")),
      ),
    )
    .innerJoin(t.scores, eq(t.scores.scorecardId, t.scorecards.id))
    .leftJoin(t.recusals, asideFrom.application(t.scorecards.judgeId))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.scorecards.judgeId))
    .where(
      and(
        eq(t.scorecards.roundId, sql.placeholder("roundId")),
        eq(t.scorecards.judgeId, sql.placeholder("judgeId")),
        isNotAside,
      ),
    )
    .prepare("own_scores"),
);

interface OwnScoresOf {
  readonly roundId: string;
  readonly judgeId: string;
  readonly categoryId: string;
}

/**
 * @returns points by the ref of the application and then by the id of the criterion; without those
 *   that the judge stepped aside from
 */
export async function listOwnScores(db: Db, of: OwnScoresOf) {
  const found = new Map<string, Map<string, number>>();
  for (const { ref, criterionId, points } of await ownScores(db).execute({ ...of })) {
    const card = found.get(ref) ?? new Map<string, number>();
    found.set(ref, card.set(criterionId, points));
  }
  return found;
}
