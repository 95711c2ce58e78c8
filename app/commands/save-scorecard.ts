/** Keeps a judge's scorecard: a draft as far as it is, or submitted and whole, until the round closes. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayStillWrite } from "#app/domain/round/may-still-write.ts";
import {
  checkRemarks,
  checkWhole,
  differingRemarks,
  isSameRemark,
  NO_REMARK,
  type Remark,
  type RemarkAudience,
  type Remarks,
} from "#app/domain/scorecard/remarks.ts";
import { checkScores, differences } from "#app/domain/scorecard/sent-scores.ts";
import { findReopenedUntil } from "#app/queries/reopenings.ts";
import { loadDuties } from "#app/queries/round-duties.ts";
import type { Context } from "#app/server/context.ts";
import { findShortlistBefore } from "#db/repositories/round-entries.ts";
import { claimRound, type ClaimedRound } from "#db/repositories/rounds.ts";
import { isCalibrationLeft } from "#db/repositories/samples.ts";
import {
  type CardChanges,
  findJudgedApplication,
  listScoresByCriterion,
  saveScorecardRow,
} from "#db/repositories/scorecards.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";

/** Which card: of one judge, for one application, in one round. */
export interface CardName {
  readonly editionId: string;
  readonly judgeId: string;
  readonly roundId: string;
  readonly ref: string;
}

/** What is written on a card. */
export interface CardWords {
  /** Points by the criterion's slug. */
  readonly scores: Readonly<Record<string, number>>;
  /** On the whole application. */
  readonly remark: string;
  /** Left out for the secretariat. */
  readonly remarkAudience?: RemarkAudience;
  /** By the criterion's slug; left out where there are none. */
  readonly remarks?: Remarks;
}

export interface ScorecardSent extends CardName, CardWords {
  /** Of the card that the judge saw; 0 where there was none. */
  readonly version: number;
  readonly submit: boolean;
}

/** A card as it was; without a score and not submitted where there was none. */
export interface CardBefore extends Required<CardWords> {
  readonly isSubmitted: boolean;
}

export interface ScorecardSaved {
  readonly version: number;
  readonly savedAt: Date;
  /** What this save changed; left out where it changed nothing. */
  readonly before?: CardBefore;
}

/**
 * A card once submitted stays so, and stays whole, whichever button changes it.
 * @returns refused `not-found` off the judge's panels, `recused`, `round-not-open`, `round-closed`,
 *   `score-out-of-range`, `scorecard-incomplete`, or `stale-version` with what differs
 */
export async function saveScorecard(
  context: Context,
  sent: ScorecardSent,
): Promise<Outcome<ScorecardSaved>> {
  return context.store.transact(async (tx) => {
    const claim = await claimCard(tx, context, sent);
    if (!claim.ok) return claim;
    const { round, now, applicationId, card, criteria } = claim.value;
    const isSubmitted = sent.submit || card?.state === "submitted";
    const words = { ...sent, remarks: sent.remarks ?? {} };
    const checked = checkWords(words, criteria, round, isSubmitted);
    if (!checked.ok) return checked;
    const whole: Remark = { text: sent.remark, audience: sent.remarkAudience ?? "secretariat" };
    const differing = differingFrom({ card, criteria }, { ...words, whole });
    const state = isSubmitted ? ("submitted" as const) : ("draft" as const);
    // The same card sent twice, by a second click or after a lost answer, is kept once.
    if (card && differing.length === 0 && card.state === state)
      return ok({ version: card.version, savedAt: card.savedAt });
    if ((card?.version ?? 0) !== sent.version)
      return refused(
        "stale-version",
        [
          "This scorecard was saved elsewhere after you opened it; yours is not stored yet.",
          ...differing,
          "Submit again to keep yours.",
        ].join(" "),
      );

    const version = sent.version + 1;
    await saveScorecardRow(
      tx,
      round,
      {
        id: card?.id ?? context.newId(),
        judgeId: sent.judgeId,
        applicationId,
        remark: whole.text,
        remarkAudience: whole.text === "" ? NO_REMARK.audience : whole.audience,
        version,
        savedAt: now,
        submittedAt: isSubmitted ? (card?.submittedAt ?? now) : null,
      },
      changesTo(criteria, words),
    );
    if (isSubmitted)
      await recordAct(tx, context, {
        editionId: sent.editionId,
        act: card?.state === "submitted" ? "scorecard-changed" : "scorecard-submitted",
        subject: `${round.slug}/${sent.ref}`,
        at: now,
      });
    return ok({ version, savedAt: now, before: beforeOf(card, criteria) });
  });
}

type Criteria = Awaited<ReturnType<typeof listScoresByCriterion>>;
type StoredCard = NonNullable<Awaited<ReturnType<typeof findEntry>>>["card"];

/** A card that may be written now, in a round that is held. */
interface ClaimedCard {
  readonly round: ClaimedRound;
  readonly now: Date;
  readonly applicationId: string;
  readonly categoryId: string;
  readonly card: StoredCard;
  /** With what the card says of each. */
  readonly criteria: Criteria;
}

/** @returns refused `not-found`, `recused`, `round-not-open`, `round-closed` or `calibration-first` */
export async function claimCard(
  tx: Tx,
  context: Context,
  name: CardName,
): Promise<Outcome<ClaimedCard>> {
  const round = await claimRound(tx, name.roundId);
  const now = context.clock();
  if (!round || round.editionId !== name.editionId) return refused("not-found");
  const entry = await findEntry(tx, context, round, name);
  if (!entry) return refused("not-found");
  const place = { roundId: round.id, judgeId: name.judgeId, applicationId: entry.id };
  const isReopened = (await findReopenedUntil(tx, round, place, now)) !== null;
  const open = isReopened ? ok() : mayStillWrite(round, now);
  if (!open.ok) return open;
  if (entry.state !== "accepted")
    return refused("round-closed", "This application has left the award and needs no score.");
  if (entry.recusalId !== null)
    return refused("recused", "You stepped aside from this application, so you do not score it.");
  if (await isCalibrationLeft(tx, name.judgeId, entry.categoryId))
    return refused(
      "calibration-first",
      "Score the calibration set of this category first: its applications open to you then.",
    );
  const { card, id: applicationId } = entry;
  const { categoryId } = entry;
  const criteria = await listScoresByCriterion(tx, categoryId, card?.id ?? null);
  return ok({ round, now, applicationId, categoryId, card, criteria });
}

function beforeOf(card: StoredCard, criteria: Criteria): CardBefore {
  return {
    scores: scoresOf(criteria),
    remark: card?.remark ?? NO_REMARK.text,
    remarkAudience: card?.remarkAudience ?? NO_REMARK.audience,
    remarks: Object.fromEntries(
      criteria.flatMap(({ slug, remark }) => (remark ? [[slug, remark] as const] : [])),
    ),
    isSubmitted: card?.state === "submitted",
  };
}

function scoresOf(criteria: Criteria): Readonly<Record<string, number>> {
  return Object.fromEntries(
    criteria.flatMap(({ slug, points }) => (points === null ? [] : [[slug, points] as const])),
  );
}

type Words = CardWords & { readonly remarks: Remarks };

function checkWords(
  words: Words,
  criteria: Criteria,
  round: ClaimedRound,
  mustBeWhole: boolean,
): Outcome<void> {
  const scored = checkScores(words.scores, criteria, round, false);
  if (!scored.ok) return scored;
  const remarked = checkRemarks(words.remarks, criteria);
  if (!remarked.ok || !mustBeWhole) return remarked;
  return checkWhole(words, criteria, round);
}

/** What is stored and what was sent, where they are not the same, in sentences. */
function differingFrom(
  { card, criteria }: Pick<ClaimedCard, "card" | "criteria">,
  { scores, remarks, whole }: Words & { readonly whole: Remark },
): readonly string[] {
  const stored = {
    scores: scoresOf(criteria),
    remarks: Object.fromEntries(criteria.map(({ slug, remark }) => [slug, remark ?? NO_REMARK])),
    whole: card ? { text: card.remark, audience: card.remarkAudience } : NO_REMARK,
  };
  return [
    ...(isSameRemark(stored.whole, whole) ? [] : ["The remarks differ."]),
    ...differences(criteria, stored.scores, scores).map((line) => `${line}.`),
    ...differingRemarks(criteria, stored.remarks, remarks),
  ];
}

/** Scores and remarks that are other than what is stored. */
export function changesTo(criteria: Criteria, { scores, remarks }: Words): CardChanges {
  return {
    scores: criteria
      .filter(({ slug, points }) => (scores[slug] ?? null) !== points)
      .map(({ id, slug }) => ({ criterionId: id, points: scores[slug] ?? null })),
    remarks: criteria
      .filter(({ slug, remark }) => !isSameRemark(remark ?? NO_REMARK, remarks[slug] ?? NO_REMARK))
      .map(({ id, slug }) => ({ criterionId: id, ...(remarks[slug] ?? NO_REMARK) })),
  };
}

/** The application, where the round holds it and the judge sits on its panel. */
async function findEntry(tx: Tx, context: Context, round: ClaimedRound, name: CardName) {
  const acting = {
    editionId: name.editionId,
    judgeId: name.judgeId,
    userId: context.viewer?.userId ?? "",
  };
  const entry = await findJudgedApplication(tx, acting, round.id, name.ref);
  if (!entry || round.kind !== "scorecard") return null;
  const duties = await loadDuties(tx, round, entry.id);
  if (!duties.isDue(acting.judgeId, entry.id, entry.categoryId)) return null;
  const shortlist = await findShortlistBefore(tx, round, entry.categoryId);
  return shortlist === null || shortlist.has(entry.id) ? entry : null;
}
