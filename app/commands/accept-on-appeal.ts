/** Accepts an application after it was rejected. The findings stay in the record beside the reason. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveApplicationState } from "#db/repositories/applications.ts";
import { saveScreening } from "#db/repositories/screenings.ts";
import { claimToScreen, type ScreeningName } from "./claim-to-screen.ts";
import { recordAct } from "./record-act.ts";
import { writeToCity } from "./screen-application.ts";

/** @returns refused `not-allowed` for one that was not rejected, or as claimToScreen refuses */
export async function acceptOnAppeal(
  context: Context,
  input: ScreeningName & { readonly reason: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToScreen(tx, context, input);
    if (!claim.ok) return claim;
    const { application, submission, now } = claim.value;
    const state = nextState(APPLICATION_TRANSITIONS, application.state, "accept");
    if (application.state !== "rejected" || state === null)
      return refused("not-allowed", "Only an application that was rejected is heard on appeal.");
    await saveApplicationState(tx, application, { state });
    await saveScreening(tx, application, {
      id: context.newId(),
      submission,
      outcome: "accepted",
      reason: input.reason,
      concludedById: context.viewer?.userId ?? null,
      concludedAt: now,
    });
    await writeToCity(tx, context, claim.value, {
      conclusion: "accepted",
      clauses: [],
      reason: input.reason,
      dueAt: null,
      openQuestions: null,
    });
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: "application-accepted-on-appeal",
      subject: application.ref,
      details: { submission },
      at: now,
    });
    return ok();
  });
}
