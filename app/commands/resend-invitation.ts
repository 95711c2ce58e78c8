/** Sends a judge's invitation again, with a new link; the old one stops working. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findJudge, NOT_DECLINED, saveJudge } from "#db/repositories/judges.ts";
import { listSeatsOf } from "#db/repositories/memberships.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { inviteJudge } from "./judge-invitation.ts";
import { recordAct } from "./record-act.ts";

interface Resending {
  readonly editionId: string;
  readonly slug: string;
}

/** @returns refused `already-exists` once accepted, `invalid` without an address, `locked-by-use` */
export async function resendInvitation(
  context: Context,
  { editionId, slug }: Resending,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const judge = edition && (await findJudge(tx, editionId, slug));
    if (!edition || !judge) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: there is nothing left to judge.");
    if (judge.acceptedAt !== null)
      return refused("already-exists", `${judge.name} has accepted already.`);
    const { id, name, email, chair: isChair } = judge;
    if (email === null) return refused("invalid", `Give ${name} an address first.`);
    const now = context.clock();
    await saveJudge(tx, id, NOT_DECLINED);
    const categoryIds = await listSeatsOf(tx, id);
    await inviteJudge(tx, context, edition, { id, name, email, isChair, categoryIds }, now);
    await recordAct(tx, context, {
      editionId,
      act: "invitation-sent-again",
      subject: name,
      details: { address: email },
      at: now,
    });
    return ok();
  });
}
