/** Takes an unanswered invitation to a programme's staff back: its link stops working. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listStaffInvitations, voidStaffInvitations } from "#db/repositories/invitations.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { recordAct } from "./record-act.ts";

interface Withdrawal {
  readonly programmeId: string;
  readonly invitationId: string;
}

export async function withdrawStaffInvitation(
  context: Context,
  { programmeId, invitationId }: Withdrawal,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    const open = programme && (await listStaffInvitations(tx, programmeId));
    const invitation = open?.find(({ id }) => id === invitationId);
    if (!programme || !invitation) return refused("not-found");
    const now = context.clock();
    await voidStaffInvitations(tx, programmeId, invitation.email, now);
    await recordAct(tx, context, {
      editionId: null,
      act: "staff-invitation-withdrawn",
      subject: invitation.email,
      details: { role: invitation.role, programme: programme.slug },
      at: now,
    });
    return ok();
  });
}
