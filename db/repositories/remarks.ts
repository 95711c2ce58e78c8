/** What judges said beside their scores, for those who read it after the round. */
import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";
import { asideFrom, isNotAside } from "./recusals.ts";

/** Of every submitted card of an edition: on each criterion in its order, then on the whole. */
export async function listRemarksOfEdition(db: Db, editionId: string) {
  const card = { round: t.rounds.slug, judge: t.judges.slug, ref: t.applications.ref };
  const isSubmitted = and(eq(t.rounds.editionId, editionId), eq(t.scorecards.state, "submitted"));
  const onCriteria = await db
    .select({
      ...card,
      criterion: t.criteria.name,
      text: t.remarks.text,
      audience: t.remarks.audience,
    })
    .from(t.remarks)
    .innerJoin(t.scorecards, eq(t.remarks.scorecardId, t.scorecards.id))
    .innerJoin(t.criteria, eq(t.remarks.criterionId, t.criteria.id))
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .innerJoin(t.judges, eq(t.scorecards.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .where(isSubmitted)
    .orderBy(asc(t.criteria.position));
  const onWhole = await db
    .select({ ...card, text: t.scorecards.remark, audience: t.scorecards.remarkAudience })
    .from(t.scorecards)
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .innerJoin(t.judges, eq(t.scorecards.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .where(and(isSubmitted, ne(t.scorecards.remark, "")));
  return [...onCriteria, ...onWhole.map((one) => ({ ...one, criterion: null }))];
}

/** Counted cards of an application in rounds that are over: those that no recusal or strike took out. */
async function countedCards(db: Db, applicationId: string) {
  return db
    .select({
      id: t.scorecards.id,
      text: t.scorecards.remark,
      audience: t.scorecards.remarkAudience,
      round: t.rounds.name,
      position: t.rounds.position,
    })
    .from(t.scorecards)
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .leftJoin(t.recusals, asideFrom.application(t.scorecards.judgeId))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.scorecards.judgeId))
    .leftJoin(
      t.decisions,
      and(
        eq(t.decisions.kind, "strike"),
        eq(t.decisions.roundId, t.scorecards.roundId),
        eq(t.decisions.judgeId, t.scorecards.judgeId),
        eq(t.decisions.applicationId, t.scorecards.applicationId),
      ),
    )
    .where(
      and(
        eq(t.scorecards.applicationId, applicationId),
        eq(t.scorecards.state, "submitted"),
        inArray(t.rounds.state, ["closed", "confirmed"]),
        isNotAside,
        isNull(t.decisions.id),
      ),
    );
}

/**
 * What whoever applied is to read, with what tells one card's remarks from another's: its key is for
 * putting them in an order, and leaves with none of them.
 */
export async function listRemarksToApplicant(db: Db, applicationId: string) {
  const cards = await countedCards(db, applicationId);
  if (cards.length === 0) return [];
  const said = await db
    .select({
      cardId: t.remarks.scorecardId,
      text: t.remarks.text,
      criterion: t.criteria.name,
      position: t.criteria.position,
    })
    .from(t.remarks)
    .innerJoin(t.criteria, eq(t.remarks.criterionId, t.criteria.id))
    .where(
      and(
        inArray(
          t.remarks.scorecardId,
          cards.map(({ id }) => id),
        ),
        eq(t.remarks.audience, "applicant"),
      ),
    );
  return cards
    .sort((one, other) => one.position - other.position)
    .flatMap(({ id, round, text, audience }) => [
      ...said.filter(({ cardId }) => cardId === id).map((one) => ({ ...one, round })),
      ...(audience === "applicant" && text !== ""
        ? [{ cardId: id, text, criterion: null, position: Number.MAX_SAFE_INTEGER, round }]
        : []),
    ]);
}
