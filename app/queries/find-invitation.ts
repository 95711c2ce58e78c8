/** What the holder of an invitation's link is told about it, before and after signing in. */
import { type InvitationState, invitationState } from "#app/domain/invitation/invitation-state.ts";
import type { Context } from "#app/server/context.ts";
import { findInvitationByHash } from "#db/repositories/invitations.ts";

export interface InvitationView {
  readonly role: "secretariat" | "observer" | "judge" | "applicant";
  /** The programme's name, as people call the award. */
  readonly award: string;
  readonly programme: string;
  /** The edition that a judge is invited to; null for staff, who keep the whole programme. */
  readonly edition: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
  } | null;
  /** As the secretariat wrote the judge's name; null for staff. */
  readonly judgeName: string | null;
  /** The address that the invitation went to: only its account may accept. */
  readonly address: string;
  readonly state: InvitationState;
  readonly expiresAt: Date;
}

/** @returns null where no invitation has that token */
export async function findInvitation(
  context: Context,
  token: string,
): Promise<InvitationView | null> {
  const found = await findInvitationByHash(context.store.read, context.vault.digest(token));
  if (!found) return null;
  const { invitation, programme, judge, edition } = found;
  return {
    role: invitation.role,
    award: programme.name,
    programme: programme.slug,
    edition: edition && { slug: edition.slug, name: edition.name, timeZone: edition.timeZone },
    judgeName: judge?.name ?? null,
    address: invitation.email,
    state: invitationState(invitation, context.clock()),
    expiresAt: invitation.expiresAt,
  };
}
