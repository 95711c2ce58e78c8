/** Writes to exactly those judges who still owe something in an open round. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { ownOwedLine } from "#app/domain/round/judge-work.ts";
import { composeLetter, findLanguage } from "#app/queries/letter.ts";
import { isJudged, loadRoundWork, namesOf } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionNames } from "#db/repositories/editions.ts";
import { claimRound } from "#db/repositories/rounds.ts";
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
    const loaded = await loadRoundWork(tx, editionId, round);
    const names = namesOf(loaded);
    const address = await findEditionNames(tx, editionId);
    let reminded = 0;
    for (const { id, name, email } of loaded.judges) {
      const own = loaded.work.filter((one) => one.judge === id);
      const owed = ownOwedLine(round.kind, own, names);
      if (email === null || owed === undefined) continue;
      await postMail(tx, context, {
        recipient: email,
        kind: "judge-reminder",
        editionId,
        ...(await composeLetter(
          tx,
          {
            programmeId: edition.programmeId,
            kind: "judge-reminder",
            language: await findLanguage(tx, email),
          },
          {
            name,
            edition: address.name,
            round: round.name,
            message: text.trim(),
            owed,
            address: `${context.baseUrl}/judge/${address.programme}/${address.slug}`,
          },
        )),
        at: now,
      });
      reminded++;
    }
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
