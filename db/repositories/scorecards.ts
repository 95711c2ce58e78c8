/** Scorecards of judges, with their scores and remarks. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { Remark, RemarkAudience } from "#app/domain/scorecard/remarks.ts";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedRound } from "./rounds.ts";
import { asideFrom } from "./recusals.ts";
import type { ActingJudge } from "./round-entries.ts";

const judgedApplication = perConnection((db: Db) =>
  db
    .select({
      id: t.applications.id,
      state: t.applications.state,
      categoryId: t.applications.categoryId,
      categorySlug: t.categories.slug,
      /** Of either kind; null where the judge did not step aside. */
      recusalId: sql<string | null>`coalesce(${t.recusals.id}, ${t.categoryRecusals.id})`,
      card: {
        id: t.scorecards.id,
        state: t.scorecards.state,
        remark: t.scorecards.remark,
        remarkAudience: t.scorecards.remarkAudience,
        version: t.scorecards.version,
        savedAt: t.scorecards.savedAt,
        submittedAt: t.scorecards.submittedAt,
      },
    })
    .from(t.applications)
    .innerJoin(t.categories, eq(t.categories.id, t.applications.categoryId))
    .innerJoin(
      t.judges,
      and(
        eq(t.judges.id, sql.placeholder("judgeId")),
        eq(t.judges.editionId, t.applications.editionId),
        eq(t.judges.userId, sql.placeholder("userId")),
      ),
    )
    .leftJoin(t.recusals, asideFrom.application(t.judges.id))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.judges.id))
    .leftJoin(
      t.scorecards,
      and(
        eq(t.scorecards.roundId, sql.placeholder("roundId")),
        eq(t.scorecards.judgeId, t.judges.id),
        eq(t.scorecards.applicationId, t.applications.id),
      ),
    )
    .where(
      and(
        eq(t.applications.editionId, sql.placeholder("editionId")),
        eq(t.applications.ref, sql.placeholder("ref")),
      ),
    )
    .prepare("judged_application"),
);

/**
 * An application of the edition that the person judges in, with what they did about it in a round.
 * Whether it is theirs to score is asked of the round's duties, app/queries/round-duties.ts.
 */
export async function findJudgedApplication(
  db: Db,
  acting: ActingJudge,
  roundId: string,
  ref: string,
) {
  const [row] = await judgedApplication(db).execute({ ...acting, roundId, ref });
  return row ?? null;
}

const scoresByCriterion = perConnection((db: Db) =>
  db
    .select({
      id: t.criteria.id,
      slug: t.criteria.slug,
      name: t.criteria.name,
      description: t.criteria.description,
      points: t.scores.points,
      remark: { text: t.remarks.text, audience: t.remarks.audience },
    })
    .from(t.criteria)
    .leftJoin(
      t.scores,
      and(
        eq(t.scores.criterionId, t.criteria.id),
        eq(t.scores.scorecardId, sql.placeholder("cardId")),
      ),
    )
    .leftJoin(
      t.remarks,
      and(
        eq(t.remarks.criterionId, t.criteria.id),
        eq(t.remarks.scorecardId, sql.placeholder("cardId")),
      ),
    )
    .where(eq(t.criteria.categoryId, sql.placeholder("categoryId")))
    .orderBy(asc(t.criteria.position))
    .prepare("scores_by_criterion"),
);

/** A category's criteria in their order, each with its score and its remark on one card. */
export async function listScoresByCriterion(db: Db, categoryId: string, cardId: string | null) {
  return scoresByCriterion(db).execute({ categoryId, cardId: cardId ?? "" });
}

const ownCards = perConnection((db: Db) =>
  db
    .select({
      applicationId: t.scorecards.applicationId,
      state: t.scorecards.state,
    })
    .from(t.scorecards)
    .where(
      and(
        eq(t.scorecards.roundId, sql.placeholder("roundId")),
        eq(t.scorecards.judgeId, sql.placeholder("judgeId")),
      ),
    )
    .prepare("own_cards"),
);

/** What a judge's own cards of a round say of themselves, by application; without a score. */
export async function listOwnCards(db: Db, roundId: string, judgeId: string) {
  const rows = await ownCards(db).execute({ roundId, judgeId });
  return new Map(rows.map(({ applicationId, state }) => [applicationId, state]));
}

const CARD = {
  id: sql.placeholder("id"),
  roundId: sql.placeholder("roundId"),
  judgeId: sql.placeholder("judgeId"),
  applicationId: sql.placeholder("applicationId"),
  remark: sql.placeholder("remark"),
  remarkAudience: sql.placeholder("remarkAudience"),
  version: sql.placeholder("version"),
  savedAt: sql.placeholder("savedAt"),
};
const ONE_CARD = [t.scorecards.roundId, t.scorecards.judgeId, t.scorecards.applicationId];
const NEW_WORDS = {
  state: sql`excluded.state`,
  remark: sql`excluded.remark`,
  remarkAudience: sql`excluded.remark_audience`,
  version: sql`excluded.version`,
  savedAt: sql`excluded.saved_at`,
};

const draftSaved = perConnection((tx: Tx) =>
  tx
    .insert(t.scorecards)
    .values({ ...CARD, state: "draft" })
    .onConflictDoUpdate({ target: ONE_CARD, set: { ...NEW_WORDS, submittedAt: sql`null` } })
    .prepare("draft_saved"),
);

const submissionSaved = perConnection((tx: Tx) =>
  tx
    .insert(t.scorecards)
    .values({ ...CARD, state: "submitted", submittedAt: sql.placeholder("submittedAt") })
    .onConflictDoUpdate({
      target: ONE_CARD,
      set: { ...NEW_WORDS, submittedAt: sql`excluded.submitted_at` },
    })
    .prepare("submission_saved"),
);

const scoreSaved = perConnection((tx: Tx) =>
  tx
    .insert(t.scores)
    .values({
      scorecardId: sql.placeholder("scorecardId"),
      criterionId: sql.placeholder("criterionId"),
      points: sql.placeholder("points"),
    })
    .onConflictDoUpdate({
      target: [t.scores.scorecardId, t.scores.criterionId],
      set: { points: sql`excluded.points` },
    })
    .prepare("score_saved"),
);

const scoreTakenOff = perConnection((tx: Tx) =>
  tx
    .delete(t.scores)
    .where(
      and(
        eq(t.scores.scorecardId, sql.placeholder("scorecardId")),
        eq(t.scores.criterionId, sql.placeholder("criterionId")),
      ),
    )
    .prepare("score_taken_off"),
);

const remarkSaved = perConnection((tx: Tx) =>
  tx
    .insert(t.remarks)
    .values({
      scorecardId: sql.placeholder("scorecardId"),
      criterionId: sql.placeholder("criterionId"),
      text: sql.placeholder("text"),
      audience: sql.placeholder("audience"),
    })
    .onConflictDoUpdate({
      target: [t.remarks.scorecardId, t.remarks.criterionId],
      set: { text: sql`excluded.text`, audience: sql`excluded.audience` },
    })
    .prepare("remark_saved"),
);

const remarkTakenOff = perConnection((tx: Tx) =>
  tx
    .delete(t.remarks)
    .where(
      and(
        eq(t.remarks.scorecardId, sql.placeholder("scorecardId")),
        eq(t.remarks.criterionId, sql.placeholder("criterionId")),
      ),
    )
    .prepare("remark_taken_off"),
);

/** A score of one criterion; null takes it off the card. */
interface ScoreRow {
  readonly criterionId: string;
  readonly points: number | null;
}

/** A remark on one criterion; without a text it is taken off the card. */
interface RemarkRow extends Remark {
  readonly criterionId: string;
}

interface CardRow {
  readonly id: string;
  readonly judgeId: string;
  readonly applicationId: string;
  readonly remark: string;
  readonly remarkAudience: RemarkAudience;
  readonly version: number;
  readonly savedAt: Date;
  /** Null for a draft. */
  readonly submittedAt: Date | null;
}

/** The criteria whose score, or whose remark, is another than before. */
export interface CardChanges {
  readonly scores: readonly ScoreRow[];
  readonly remarks: readonly RemarkRow[];
}

/** Stores the card as it now is, in the place of the judge's earlier one. */
export async function saveScorecardRow(
  tx: Tx,
  round: ClaimedRound,
  card: CardRow,
  { scores, remarks }: CardChanges,
): Promise<void> {
  const saved = card.submittedAt === null ? draftSaved(tx) : submissionSaved(tx);
  await saved.execute({ ...card, roundId: round.id });
  const scorecardId = card.id;
  for (const { criterionId, points } of scores)
    if (points === null) await scoreTakenOff(tx).execute({ scorecardId, criterionId });
    else await scoreSaved(tx).execute({ scorecardId, criterionId, points });
  for (const { criterionId, text, audience } of remarks)
    if (text === "") await remarkTakenOff(tx).execute({ scorecardId, criterionId });
    else await remarkSaved(tx).execute({ scorecardId, criterionId, text, audience });
}
