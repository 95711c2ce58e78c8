/** Sets the window in which the finalists of a round may add to what they submitted, and tells them of it. */
import { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayPlanSupplements } from "#app/domain/round/supplement.ts";
import { findOwner } from "#app/queries/letter.ts";
import { isJudged, loadRoundWork, roundBefore } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { findNamedApplication } from "#db/repositories/applications.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { claimRound, listRounds, saveSupplementWindow } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

export interface SupplementWindow {
  readonly editionId: string;
  readonly roundId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Set again, every finalist of then is told again. @returns refused as mayPlanSupplements is */
export async function planSupplements(
  context: Context,
  { editionId, roundId, opensAt, closesAt }: SupplementWindow,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    if (!edition || round?.editionId !== edition.id || !isJudged(round))
      return refused("not-found");
    const at = context.clock();
    const before = roundBefore(await listRounds(tx, editionId), round);
    const may = mayPlanSupplements(round, before, { opensAt, closesAt }, at);
    if (!may.ok) return may;
    await saveSupplementWindow(tx, round, {
      supplementOpensAt: opensAt,
      supplementClosesAt: closesAt,
    });
    const { entries } = await loadRoundWork(tx, editionId, round);
    const clock = (instant: Date) => {
      const { day, time } = readClock(instant, edition.timeZone, { isDeadline: true });
      return `${day}, ${time} ${zoneLabel(edition.timeZone)}`;
    };
    const window = `from ${clock(opensAt)} until ${clock(closesAt)}`;
    for (const { id } of entries) await tellCity(tx, context, edition, { id, window, at });
    await recordAct(tx, context, {
      editionId,
      act: "supplements-planned",
      subject: round.name,
      details: { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
      at,
    });
    return ok();
  });
}

interface Told {
  readonly id: string;
  readonly window: string;
  readonly at: Date;
}

async function tellCity(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { id, window, at }: Told,
): Promise<void> {
  const found = await findNamedApplication(tx, id);
  const reader = found && (await findOwner(tx, found.application.ownerId));
  if (!found || !reader) return;
  const { ref, title } = found.application;
  const names = await findEditionNames(tx, edition.id);
  await postMail(tx, context, {
    recipient: reader.email,
    kind: "supplement-invited",
    editionId: edition.id,
    applicationId: id,
    subject: `${title} is a finalist: ${names.name}`,
    text: [
      `Dear ${reader.name},`,
      `${title} (${ref}) goes on to the next round of ${names.name}. You may add to what you submitted ${window}. The judges see it beside your application, marked as added later, with its date.`,
      `${context.baseUrl}/apply/${names.programme}/${names.slug}/${ref}/supplement`,
    ].join("\n\n"),
    at,
  });
}
