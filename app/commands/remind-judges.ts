/** Writes to exactly those judges who still owe something in an open round. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { ownOwedLine } from "#app/domain/round/judge-work.ts";
import { reminderText } from "#app/domain/round/reminder.ts";
import { composeLetter, findLanguage } from "#app/queries/letter.ts";
import { isJudged, loadRoundWork, namesOf } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import {
  type ClaimedRound,
  claimRound,
  listRoundsToRemind,
  saveReminder,
} from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

export interface Reminder {
  readonly editionId: string;
  readonly roundId: string;
  /** What the secretariat says; each judge's own list of what is owed follows it. */
  readonly text: string;
}

/** @returns how many were written to; refused `round-not-open`, `not-ready` where nobody owes a thing */
export async function remindJudges(
  context: Context,
  { editionId, roundId, text }: Reminder,
): Promise<Outcome<{ readonly reminded: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ reminded: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || !isJudged(round))
      return refused("not-found");
    const now = context.clock();
    if (round.state !== "open") return refused("round-not-open", `${round.name} is not open.`);
    if (text.trim() === "") return refusedAt("text", "invalid", "Write what the judges will read.");
    const reminded = await writeReminders(tx, context, edition, round, text.trim());
    if (reminded === 0) return refused("not-ready", "Nobody who can be written to owes anything.");
    await recordAct(tx, context, {
      editionId,
      act: "judges-reminded",
      subject: round.name,
      details: { reminded },
      at: now,
    });
    return ok({ reminded });
  });
}

/**
 * Sends the planned reminder of every open round whose instant has come, each once, in the words that a
 * reminder has by itself. Who owes something is asked then, and not before.
 * @returns how many were due
 */
export async function sendDueJudgeReminders(context: Context): Promise<number> {
  const due = await listRoundsToRemind(context.store.read, context.clock());
  for (const { id, editionId } of due)
    await context.store.transact(async (tx) => {
      const edition = await claimAsSecretariat(tx, { ...context, viewer: null }, editionId);
      const round = edition && (await claimRound(tx, id));
      const at = context.clock();
      // Another server may have been faster, or somebody may have moved it.
      if (!edition || !round || !isJudged(round) || !isDue(round, at)) return;
      const { name } = await findEditionNames(tx, editionId);
      const text = reminderText(round, { name, timeZone: edition.timeZone });
      const reminded = await writeReminders(tx, context, edition, round, text);
      await saveReminder(tx, round, { remindAt: round.remindAt, remindedAt: at });
      await recordAct(tx, context, {
        editionId,
        act: "judges-reminded",
        subject: round.name,
        details: { reminded, planned: true },
        at,
      });
    });
  return due.length;
}

function isDue({ state, remindAt, remindedAt }: ClaimedRound, at: Date): boolean {
  return state === "open" && remindAt !== null && remindAt <= at && remindedAt === null;
}

/** To each judge who owes something, with what it is. @returns how many were written to */
async function writeReminders(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  round: ClaimedRound & { readonly kind: "scorecard" | "ballot" },
  message: string,
): Promise<number> {
  const loaded = await loadRoundWork(tx, edition.id, round);
  const names = namesOf(loaded);
  const address = await findEditionNames(tx, edition.id);
  let reminded = 0;
  for (const { id, name, email } of loaded.judges) {
    const own = loaded.work.filter((one) => one.judge === id);
    const owed = ownOwedLine(round.kind, own, names);
    if (email === null || owed === undefined) continue;
    const { programmeId } = edition;
    const language = await findLanguage(tx, email);
    await postMail(tx, context, {
      recipient: email,
      kind: "judge-reminder",
      editionId: edition.id,
      ...(await composeLetter(
        tx,
        { programmeId, kind: "judge-reminder", language },
        {
          name,
          edition: address.name,
          round: round.name,
          message,
          owed,
          address: `${context.baseUrl}/judge/${address.programme}/${address.slug}`,
        },
      )),
      at: context.clock(),
    });
    reminded++;
  }
  return reminded;
}
