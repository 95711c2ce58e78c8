/** Takes up the link of a colleague's invitation: it works once, and for the invited address alone. */
import { sameAddress } from "#app/domain/invitation/invitation-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { claimApplication } from "#db/repositories/applications.ts";
import { findColleagueByHash, saveColleague } from "#db/repositories/colleagues.ts";
import { findJudgeOf, findStaffRole } from "#db/repositories/memberships.ts";
import { findPerson } from "#db/repositories/people.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";

interface Joining {
  readonly token: string;
  /** The account that comes in; its address must be the invited one. */
  readonly userId: string;
}

interface Joined {
  readonly programme: string;
  readonly edition: string;
  readonly ref: string;
}

const EXPIRED =
  "This link no longer works: it was used, replaced by a newer one, or its time is over. Ask who invited you to send it again.";

/**
 * @returns where the application is; refused `invitation-expired`, `wrong-address`, or
 *   `not-allowed` for who judges the edition or keeps the award
 */
export async function joinAsColleague(
  context: Context,
  { token, userId }: Joining,
): Promise<Outcome<Joined>> {
  return context.store.transact(async (tx): Promise<Outcome<Joined>> => {
    const hash = context.vault.digest(token);
    const before = await findColleagueByHash(tx, hash);
    if (!before) return refused("invitation-expired", EXPIRED);
    await claimApplication(tx, before.application.id);
    // Read again once it is held: of two who open the link at once, one comes in by it.
    const found = await findColleagueByHash(tx, hash);
    const now = context.clock();
    if (!found || found.colleague.expiresAt <= now) return refused("invitation-expired", EXPIRED);
    const { colleague, application, edition, programme } = found;
    const account = await findPerson(tx, userId);
    if (!account || !sameAddress(account.email, colleague.email))
      return refused("wrong-address", `This invitation was sent to ${colleague.email}.`);
    const conflict = await conflictOf(tx, edition, userId);
    if (conflict !== null) return refused("not-allowed", conflict);
    const { id } = colleague;
    await saveColleague(tx, id, { userId, acceptedAt: now, tokenHash: null });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "colleague-joined",
      subject: application.ref,
      details: { address: colleague.email, may: colleague.may },
      at: now,
    });
    return ok({ programme: programme.slug, edition: edition.slug, ref: application.ref });
  });
}

/** Nobody writes in an application whom the award trusts to judge it, or to keep it. */
async function conflictOf(
  tx: Tx,
  edition: { readonly id: string; readonly programmeId: string },
  userId: string,
): Promise<string | null> {
  if (await findJudgeOf(tx, edition.id, userId))
    return "You judge this edition, so you cannot also take part in an application to it.";
  if (await findStaffRole(tx, edition.programmeId, userId))
    return "You keep this award, so you cannot also take part in an application to it.";
  return null;
}
