/** Takes an application out of the award, as its city asks, at any time before certification. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { leftAfterRound } from "#app/domain/application/leaving.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { findOwner } from "#app/queries/letter.ts";
import { asTold } from "#app/queries/told.ts";
import type { Context } from "#app/server/context.ts";
import { saveApplicationState } from "#db/repositories/applications.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import { listLeavingRounds } from "#db/repositories/leaving-rounds.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";
import { returnBallotsNaming } from "./return-ballots.ts";
import { claimOpenRounds } from "./step-aside.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

/** @returns refused `already-certified`, `not-allowed` from its state, `not-found` but for its owner */
export async function withdrawApplication(
  context: Context,
  { reason, ...name }: ApplicationName & { readonly reason: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const { editionId } = name;
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    await claimOpenRounds(tx, editionId);
    const application = await claimOwnApplication(tx, context, name, "own");
    if (!application) return refused("not-found");
    const at = context.clock();
    if (isResultFixed(edition))
      return refused(
        "already-certified",
        "The result is certified; an application can no longer be withdrawn.",
      );
    // A city that was not told of a rejection yet withdraws as from a check: a refusal would tell it.
    const known = await asTold(tx, application, at);
    const state = nextState(APPLICATION_TRANSITIONS, known.state, "withdraw");
    if (state === null)
      return refused("not-allowed", "This application has already left the award.");
    const leftAfterRoundId = leftAfterRound(await listLeavingRounds(tx, application));
    await saveApplicationState(tx, application, { state, leftReason: reason, leftAfterRoundId });
    await returnBallotsNaming(tx, context, { editionId, applicationId: application.id, at });
    const reader = await findOwner(tx, context.viewer?.userId ?? null);
    if (reader)
      await writeToApplicant(tx, context, {
        kind: "withdrawal",
        applicationId: application.id,
        reader,
        fields: {},
        at,
      });
    await recordAct(tx, context, {
      editionId,
      act: "application-withdrawn",
      subject: application.ref,
      details: { from: application.state },
      at,
    });
    return ok();
  });
}
