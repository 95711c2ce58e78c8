/** Plans the reminder that goes to the judges of a round by itself, moves it, or takes it back. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayPlanReminder } from "#app/domain/round/reminder.ts";
import { isJudged } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { claimRound, saveReminder } from "#db/repositories/rounds.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface PlannedReminder {
  readonly editionId: string;
  readonly roundId: string;
  /** Null takes it back. */
  readonly at: Date | null;
}

/** @returns refused `round-not-open` where the round is over, or at `remindAt` */
export async function planJudgeReminder(
  context: Context,
  { editionId, roundId, at: remindAt }: PlannedReminder,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || !isJudged(round))
      return refused("not-found");
    const at = context.clock();
    const may = remindAt === null ? ok() : mayPlanReminder(round, remindAt, at);
    if (!may.ok) return may;
    await saveReminder(tx, round, { remindAt, remindedAt: null });
    await recordAct(tx, context, {
      editionId,
      act: remindAt === null ? "judge-reminder-cancelled" : "judge-reminder-planned",
      subject: round.name,
      details: remindAt === null ? {} : { at: remindAt.toISOString() },
      at,
    });
    return ok();
  });
}
