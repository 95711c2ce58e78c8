/** Keeps a judge's scorecard: a draft as far as it is, or submitted and whole, until the round closes. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayStillWrite } from "#app/domain/round/may-still-write.ts";
import { checkScores, differences } from "#app/domain/scorecard/sent-scores.ts";
import type { Context } from "#app/server/context.ts";
import { findShortlistBefore } from "#db/repositories/round-entries.ts";
import { claimRound, type ClaimedRound } from "#db/repositories/rounds.ts";
import {
  findJudgedApplication,
  listScoresByCriterion,
  saveScorecardRow,
} from "#db/repositories/scorecards.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";

export interface ScorecardSent {
  readonly editionId: string;
  readonly judgeId: string;
  readonly roundId: string;
  readonly ref: string;
  /** Points by the criterion's slug. */
  readonly scores: Readonly<Record<string, number>>;
  readonly remark: string;
  /** Of the card that the judge saw; 0 where there was none. */
  readonly version: number;
  readonly submit: boolean;
}

export interface ScorecardSaved {
  readonly version: number;
  readonly savedAt: Date;
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
    const round = await claimRound(tx, sent.roundId);
    const now = context.clock();
    if (!round || round.editionId !== sent.editionId) return refused("not-found");
    const entry = await findEntry(tx, context, round, sent);
    if (!entry) return refused("not-found");
    const open = mayStillWrite(round, now);
    if (!open.ok) return open;
    if (entry.state !== "accepted")
      return refused("round-closed", "This application has left the award and needs no score.");
    if (entry.recusalId !== null)
      return refused("recused", "You stepped aside from this application, so you do not score it.");

    const { card } = entry;
    const criteria = await listScoresByCriterion(tx, entry.categoryId, card?.id ?? null);
    const isSubmitted = sent.submit || card?.state === "submitted";
    const checked = checkScores(sent.scores, criteria, round, isSubmitted);
    if (!checked.ok) return checked;
    const stored = Object.fromEntries(
      criteria.flatMap(({ slug, points }) => (points === null ? [] : [[slug, points] as const])),
    );
    const state = isSubmitted ? ("submitted" as const) : ("draft" as const);
    const differing = differences(criteria, stored, sent.scores);
    // The same card sent twice, by a second click or after a lost answer, is kept once.
    if (card && differing.length === 0 && card.remark === sent.remark && card.state === state)
      return ok({ version: card.version, savedAt: card.savedAt });
    if ((card?.version ?? 0) !== sent.version)
      return refused(
        "stale-version",
        [
          "This scorecard was saved elsewhere after you opened it; yours is not stored yet.",
          ...(card && card.remark !== sent.remark ? ["The remarks differ."] : []),
          ...differing.map((line) => `${line}.`),
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
        applicationId: entry.id,
        remark: sent.remark,
        version,
        savedAt: now,
        submittedAt: isSubmitted ? (card?.submittedAt ?? now) : null,
      },
      criteria
        .filter(({ slug, points }) => (sent.scores[slug] ?? null) !== points)
        .map(({ id, slug }) => ({ criterionId: id, points: sent.scores[slug] ?? null })),
    );
    if (isSubmitted)
      await recordAct(tx, context, {
        editionId: sent.editionId,
        act: card?.state === "submitted" ? "scorecard-changed" : "scorecard-submitted",
        subject: `${round.slug}/${sent.ref}`,
        at: now,
      });
    return ok({ version, savedAt: now });
  });
}

/** The application, where the round holds it and the judge sits on its panel. */
async function findEntry(tx: Tx, context: Context, round: ClaimedRound, sent: ScorecardSent) {
  const acting = {
    editionId: sent.editionId,
    judgeId: sent.judgeId,
    userId: context.viewer?.userId ?? "",
  };
  const entry = await findJudgedApplication(tx, acting, round.id, sent.ref);
  if (!entry || round.kind !== "scorecard") return null;
  const shortlist = await findShortlistBefore(tx, round, entry.categoryId);
  return shortlist === null || shortlist.has(entry.id) ? entry : null;
}
