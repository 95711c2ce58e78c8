/** Takes an accepted application out of the award, with the reason, and tells its city. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { leftAfterRound } from "#app/domain/application/leaving.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import {
  claimApplication,
  findApplication,
  saveApplicationState,
} from "#db/repositories/applications.ts";
import type { Round } from "#db/repositories/rounds.ts";
import { listShortlists } from "#db/repositories/shortlists.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { returnBallotsNaming } from "./return-ballots.ts";
import { claimOpenRounds } from "./step-aside.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface Disqualification {
  readonly editionId: string;
  readonly ref: string;
  readonly reason: string;
  /** Says that the certified result is to be certified again, with a reason. */
  readonly recertifies?: boolean;
}

/**
 * Before the ballot opens the next in the standing takes its place; afterwards nobody moves up, and
 * the ballots that named it go back to their judges.
 * @returns refused `not-allowed` for one that is not accepted, `already-certified`
 */
export async function disqualifyApplication(
  context: Context,
  { editionId, ref, reason, recertifies = false }: Disqualification,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId, { ref });
    if (!edition || edition.state === "archived") return refused("not-found");
    const rounds = await claimOpenRounds(tx, editionId);
    const found = await findApplication(tx, editionId, ref);
    const application = found && (await claimApplication(tx, found.id));
    if (!application) return refused("not-found");
    const now = context.clock();
    const state = nextState(APPLICATION_TRANSITIONS, application.state, "disqualify");
    if (state === null)
      return refused("not-allowed", "Only an accepted application can be disqualified.");
    if (edition.state === "certified" && !recertifies)
      return refused(
        "already-certified",
        "The result is certified. Taking an application out changes it only if you certify it again, so say that you will.",
      );
    if (reason.trim() === "")
      return refusedAt("reason", "invalid", "Say why, as the city will read it.");

    const leftReason = reason.trim();
    const leftAfterRoundId = await placeKept(tx, editionId, rounds, application.id);
    await saveApplicationState(tx, application, { state, leftReason, leftAfterRoundId });
    await tellCity(tx, context, { ...application, leftReason }, now);
    await returnBallotsNaming(tx, context, { editionId, applicationId: application.id, at: now });
    await recordAct(tx, context, {
      editionId,
      act: "application-disqualified",
      subject: ref,
      details: { reason: leftReason },
      at: now,
    });
    return ok();
  });
}

async function placeKept(
  tx: Tx,
  editionId: string,
  rounds: readonly Round[],
  applicationId: string,
): Promise<string | null> {
  const shortlists = await listShortlists(tx, editionId);
  return leftAfterRound(
    rounds.map(({ id, kind, state }) => ({
      id,
      kind,
      state,
      isFinalist: shortlists.some(
        ({ roundId, applications }) => roundId === id && applications.includes(applicationId),
      ),
    })),
  );
}

interface Left {
  readonly id: string;
  readonly ownerId: string | null;
  readonly leftReason: string;
}

async function tellCity(
  tx: Tx,
  context: Context,
  { id: applicationId, ownerId, leftReason: reason }: Left,
  at: Date,
): Promise<void> {
  const reader = await findOwner(tx, ownerId);
  if (!reader) return;
  const fields = { reason };
  await writeToApplicant(tx, context, { kind: "disqualified", applicationId, reader, fields, at });
}
