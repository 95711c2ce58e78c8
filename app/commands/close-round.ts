/** Closes a round; a ballot round's sealed ballots are opened and parted from their judges. */
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { type Coverage, coverageLines } from "#app/domain/round/coverage.ts";
import { owedLines } from "#app/domain/round/judge-work.ts";
import { ROUND_TRANSITIONS } from "#app/domain/round/round-state.ts";
import { isJudged, loadRoundWork, namesOf } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { appendDecision } from "#db/repositories/decisions.ts";
import { listRecusals } from "#db/repositories/recusals.ts";
import { type ClaimedRound, claimRound, saveRoundState } from "#db/repositories/rounds.ts";
import {
  appendUnlinkedBallots,
  deleteSealed,
  listSealed,
  type UnlinkedBallot,
} from "#db/repositories/sealed-ballots.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { openBallot } from "./seal-ballot.ts";

export interface RoundToClose {
  readonly editionId: string;
  readonly roundId: string;
  /** Closes it although something is owed or was never shown: who decided that, and why. */
  readonly decision?: { readonly by: string; readonly reason: string } | undefined;
}

/**
 * @returns refused `round-not-open`, or `owed` with a sentence for each gap in coverage and each judge
 *   who owes something, where there is no decision to close all the same
 */
export async function closeRound(
  context: Context,
  { editionId, roundId, decision }: RoundToClose,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || !isJudged(round))
      return refused("not-found");
    const now = context.clock();
    const next = nextState(ROUND_TRANSITIONS, round.state, "close");
    if (next === null) return refused("round-not-open", `${round.name} is not open.`);
    const work = await loadRoundWork(tx, editionId, round);
    const names = namesOf(work);
    const gaps = coverageLines(work.coverage, names);
    const lacking = [...gaps, ...owedLines(round.kind, work.work, names)];
    if (lacking.length > 0) {
      if (!decision) return refused("owed", ...lacking.map((line) => `${line}.`));
      if (decision.by.trim() === "" || decision.reason.trim() === "")
        return refusedAt("reason", "invalid", "Say who decided to close the round, and why.");
    }
    const isDecided = lacking.length > 0 && decision !== undefined;
    if (isDecided)
      await appendDecision(tx, edition, {
        id: context.newId(),
        kind: "close-owed",
        roundId: round.id,
        ordered: [],
        by: decision.by.trim(),
        reason: decision.reason.trim(),
        recordedById: context.viewer?.userId ?? null,
        recordedAt: now,
      });
    if (round.kind === "ballot") await unlinkBallots(tx, context, round);
    await saveRoundState(tx, round, { state: next, closedAt: now });
    await recordAct(tx, context, {
      editionId,
      act: "round-closed",
      subject: round.name,
      details: isDecided
        ? { judgesOwing: lacking.length - gaps.length, ...gapsOf(work.coverage) }
        : {},
      at: now,
    });
    return ok();
  });
}

/** What the record says of coverage: pairs of a judge and an application, and what nobody saw. */
function gapsOf({ judges, nobody }: Coverage) {
  const neverShown = judges.reduce((sum, { applications }) => sum + applications.length, 0);
  return { neverShown, shownToNobody: nobody.length };
}

/**
 * One transaction opens every sealed ballot, stores it under a new random id without judge, time or
 * order, and destroys the sealed rows. Afterwards nobody can tell whose is whose.
 */
async function unlinkBallots(tx: Tx, context: Context, round: ClaimedRound): Promise<void> {
  const aside = new Set(
    (await listRecusals(tx, round.editionId)).map(
      ({ judgeId, applicationId }) => `${judgeId} ${applicationId}`,
    ),
  );
  const ballots = (await listSealed(tx, round.id)).flatMap((sealed): UnlinkedBallot[] => {
    // Only here is it still known whose vote it is: one from which its judge stepped aside is void.
    const choices = openBallot(context, sealed).filter(
      (application) => !aside.has(`${sealed.judgeId} ${application}`),
    );
    // An abstention counts as no ballot.
    if (choices.length === 0) return [];
    return [{ id: context.newId(), roundId: round.id, categoryId: sealed.categoryId, choices }];
  });
  await appendUnlinkedBallots(tx, ballots);
  await deleteSealed(tx, round);
}
