/** The invitation behind a link, claimed so that it is answered once. Shared by accepting and declining. */
import { invitationState } from "#app/domain/invitation/invitation-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import { claimInvitation, findInvitationByHash } from "#db/repositories/invitations.ts";
import { findJudgeById } from "#db/repositories/judges.ts";
import { claimProgramme } from "#db/repositories/programmes.ts";
import type { Tx } from "#db/store/store.ts";

const EXPIRED =
  "This invitation no longer works: it was answered, replaced by a newer one, or its time is over. Ask the secretariat to send it again.";

type Found = NonNullable<Awaited<ReturnType<typeof findInvitationByHash>>>;

export interface OpenInvitation extends Found {
  /** The server's clock after the claim. */
  readonly now: Date;
}

/** @returns refused `invitation-expired` for a token that is unknown, used or too old */
export async function claimOpenInvitation(
  tx: Tx,
  context: Context,
  token: string,
): Promise<Outcome<OpenInvitation>> {
  const found = await findInvitationByHash(tx, context.vault.digest(token));
  if (!found) return refused("invitation-expired", EXPIRED);
  // The edition or the programme comes first, as in every command that changes its people.
  if (found.edition) await claimEdition(tx, found.edition.id);
  else await claimProgramme(tx, found.programme.id);
  const invitation = await claimInvitation(tx, found.invitation.id);
  const now = context.clock();
  if (!invitation || invitationState(invitation, now) !== "open")
    return refused("invitation-expired", EXPIRED);
  const judge = found.judge && (await findJudgeById(tx, found.judge.id));
  return ok({ ...found, invitation, judge, now });
}
