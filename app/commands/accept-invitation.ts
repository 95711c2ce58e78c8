/** Takes up the role that an invitation offers: a seat as a judge, or a place in a programme's staff. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { sameAddress } from "#app/domain/invitation/invitation-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveInvitationUsed } from "#db/repositories/invitations.ts";
import { NOT_DECLINED, saveJudge } from "#db/repositories/judges.ts";
import { findJudgeOf, findStaffRole } from "#db/repositories/memberships.ts";
import { findPerson, savePersonName, saveStaffRole } from "#db/repositories/people.ts";
import { listEditionsJudgedBy } from "#db/repositories/staff.ts";
import type { Tx } from "#db/store/store.ts";
import { claimOpenInvitation, type OpenInvitation } from "./open-invitation.ts";
import { recordAct } from "./record-act.ts";

interface Acceptance {
  readonly token: string;
  /** The account that accepts; its address must be the invited one. */
  readonly userId: string;
}

interface Accepted {
  readonly role: OpenInvitation["invitation"]["role"];
  readonly programme: string;
  /** Null for staff. */
  readonly edition: string | null;
}

/**
 * @returns where the person may go now; refused `invitation-expired`, `wrong-address` where the
 *   account has another address, or `not-allowed` for who would both judge and keep the award
 */
export async function acceptInvitation(
  context: Context,
  { token, userId }: Acceptance,
): Promise<Outcome<Accepted>> {
  return context.store.transact(async (tx): Promise<Outcome<Accepted>> => {
    const opened = await claimOpenInvitation(tx, context, token);
    if (!opened.ok) return opened;
    const { invitation, programme, edition, now } = opened.value;
    const account = await findPerson(tx, userId);
    if (!account || !sameAddress(account.email, invitation.email))
      return refused(
        "wrong-address",
        `This invitation was sent to ${invitation.email}. Sign in with that address to accept it.`,
      );
    const taken =
      invitation.role === "judge"
        ? await takeSeat(tx, opened.value, userId)
        : await joinStaff(tx, context, opened.value, userId);
    if (!taken.ok) return taken;
    await saveInvitationUsed(tx, invitation.id, now);
    await recordAct(tx, context, {
      editionId: edition?.id ?? null,
      act: "invitation-accepted",
      subject: invitation.email,
      details: { role: invitation.role, programme: programme.slug },
      at: now,
    });
    return ok({
      role: invitation.role,
      programme: programme.slug,
      edition: edition?.slug ?? null,
    });
  });
}

async function takeSeat(
  tx: Tx,
  { invitation, edition, judge, now }: OpenInvitation,
  userId: string,
): Promise<Outcome<void>> {
  if (!judge || !edition) return refused("not-found");
  if (await findStaffRole(tx, invitation.programmeId, userId))
    return refused(
      "not-allowed",
      "You keep this award as secretariat or observer, so you cannot also judge it.",
    );
  const other = await findJudgeOf(tx, edition.id, userId);
  if (other && other.id !== judge.id)
    return refused("already-exists", `You already judge ${edition.name} as ${other.name}.`);
  await saveJudge(tx, judge.id, { userId, acceptedAt: now, ...NOT_DECLINED });
  await savePersonName(tx, userId, judge.name);
  return ok();
}

/** An observer may become secretariat; accepting an older invitation takes nothing away. */
async function joinStaff(
  tx: Tx,
  context: Context,
  { invitation, now }: OpenInvitation,
  userId: string,
): Promise<Outcome<void>> {
  const { programmeId, role } = invitation;
  if (role !== "secretariat" && role !== "observer") return refused("not-found");
  if ((await findStaffRole(tx, programmeId, userId)) === "secretariat") return ok();
  const judged = await listEditionsJudgedBy(tx, programmeId, userId);
  const running = judged.find((edition) => !isResultFixed(edition));
  if (running)
    return refused(
      "not-allowed",
      `You judge ${running.name}, so you cannot also keep this award as ${role}.`,
    );
  await saveStaffRole(tx, { id: context.newId(), programmeId, userId, role, grantedAt: now });
  return ok();
}
