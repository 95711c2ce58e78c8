/** What becomes of an application that repeats another one of its edition. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import {
  type Application,
  findApplication,
  saveApplicationState,
} from "#db/repositories/applications.ts";
import { listTags, saveTag } from "#db/repositories/application-tags.ts";
import { saveDuplicateOf } from "#db/repositories/screening-acts.ts";
import type { Tx } from "#db/store/store.ts";
import { claimToScreen, type ScreeningName, type UnderScreening } from "./claim-to-screen.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

interface Marking extends ScreeningName {
  /** Ref of the application that it repeats; empty takes the mark away. */
  readonly of: string;
}

/** Marks it for the secretariat; it stays in the award, and nobody is told. */
export async function markDuplicate(context: Context, input: Marking): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToScreen(tx, context, input);
    if (!claim.ok) return claim;
    const { application, now: at } = claim.value;
    const other = input.of === "" ? null : await findOther(tx, claim.value, input.of);
    if (input.of !== "" && !other) return noOther();
    await saveDuplicateOf(tx, application, other?.id ?? null);
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: other ? "duplicate-marked" : "duplicate-unmarked",
      subject: application.ref,
      details: other ? { of: other.ref } : {},
      at,
    });
    return ok();
  });
}

/**
 * Keeps the other one: this one leaves the award, its tags go over, and its city is told which goes on.
 * @returns refused `not-allowed` from its state, or where the other one has left itself
 */
export async function mergeDuplicate(context: Context, input: Marking): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToScreen(tx, context, input);
    if (!claim.ok) return claim;
    const { application, now: at } = claim.value;
    const other = await findOther(tx, claim.value, input.of);
    if (!other) return noOther();
    if (other.state === "withdrawn" || other.state === "disqualified")
      return refusedAt("of", "not-allowed", `${other.ref} has left the award itself.`);
    const state = nextState(APPLICATION_TRANSITIONS, application.state, "withdraw");
    if (state === null)
      return refused("not-allowed", "This application has left the award, or was not accepted.");
    await saveApplicationState(tx, application, {
      state,
      leftReason: `The same as ${other.ref}, which goes on.`,
    });
    await saveDuplicateOf(tx, application, other.id);
    await carryTags(tx, context, { from: application.id, to: other.id, at });
    const reader = await findOwner(tx, application.ownerId);
    if (reader)
      await writeToApplicant(tx, context, {
        kind: "merged",
        applicationId: application.id,
        reader,
        fields: { kept: other.ref, keptTitle: other.title },
        at,
      });
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: "application-merged",
      subject: application.ref,
      details: { into: other.ref, from: application.state },
      at,
    });
    return ok();
  });
}

async function findOther(
  tx: Tx,
  { application }: UnderScreening,
  ref: string,
): Promise<Application | null> {
  const other = await findApplication(tx, application.editionId, ref.trim());
  if (!other || other.id === application.id || other.submittedAt === null) return null;
  return other;
}

function noOther() {
  return refusedAt("of", "invalid", "Give the reference of another submitted application");
}

async function carryTags(
  tx: Tx,
  context: Context,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<void> {
  for (const tag of (await listTags(tx, [from])).get(from) ?? [])
    await saveTag(tx, {
      id: context.newId(),
      applicationId: to,
      tag,
      addedById: context.viewer?.userId ?? null,
      addedAt: at,
    });
}
