/** Who keeps a programme, and who was asked to. */
import { invitationState } from "#app/domain/invitation/invitation-state.ts";
import type { Context } from "#app/server/context.ts";
import { listStaffInvitations } from "#db/repositories/invitations.ts";
import { listStaff } from "#db/repositories/staff.ts";

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "secretariat" | "observer";
  readonly isViewer: boolean;
}

export interface InvitedMember {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly expiresAt: Date;
}

/** Invitations that still work; those that ended unanswered are nobody's matter any more. */
export async function findProgrammeStaff(
  context: Context,
  programmeId: string,
): Promise<{ readonly staff: readonly StaffMember[]; readonly invited: readonly InvitedMember[] }> {
  const now = context.clock();
  const staff = await listStaff(context.store.read, programmeId);
  const invitations = await listStaffInvitations(context.store.read, programmeId);
  return {
    staff: staff.map(({ id, userId, name, email, role }) => ({
      id,
      name,
      email,
      role,
      isViewer: userId === context.viewer?.userId,
    })),
    invited: invitations
      .filter((invitation) => invitationState(invitation, now) === "open")
      .map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt })),
  };
}
