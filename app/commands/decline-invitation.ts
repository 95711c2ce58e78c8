/** Says no to an invitation, and tells who sent it. Needs no account: the link is proof enough. */
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveInvitationUsed } from "#db/repositories/invitations.ts";
import { saveJudge } from "#db/repositories/judges.ts";
import { findPerson } from "#db/repositories/people.ts";
import { claimOpenInvitation } from "./open-invitation.ts";
import { postMail, recordAct } from "./record-act.ts";

interface Declining {
  readonly token: string;
  /** In the words of who declines; a judge gives one, whoever is asked to keep an award need not. */
  readonly reason: string;
}

/** @returns refused `invitation-expired` for a token that is unknown, used or too old, `invalid` */
export async function declineInvitation(
  context: Context,
  { token, reason }: Declining,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    const opened = await claimOpenInvitation(tx, context, token);
    if (!opened.ok) return opened;
    const { invitation, programme, edition, judge, now } = opened.value;
    if (judge && reason === "")
      return refusedAt("reason", "invalid", "Say why, in a few words the secretariat can keep");
    await saveInvitationUsed(tx, invitation.id, now);
    if (judge)
      await saveJudge(tx, judge.id, {
        declinedAt: now,
        acceptedAt: null,
        declineReason: reason,
      });
    const host = invitation.invitedById && (await findPerson(tx, invitation.invitedById));
    const who = judge?.name ?? invitation.email;
    const what = edition?.name ?? programme.name;
    const people = edition
      ? `/secretariat/${programme.slug}/${edition.slug}/people`
      : `/secretariat/${programme.slug}`;
    const page = judge ? `${people}/${judge.slug}` : people;
    const asks = judge ? "The reason they gave is on this page, where you" : "You";
    if (host)
      await postMail(tx, context, {
        recipient: host.email,
        kind: "invitation-declined",
        ...(edition ? { editionId: edition.id } : {}),
        subject: `${who} declined your invitation to ${what}`,
        text: `Dear ${host.name || "colleague"},\n\n${who} (${invitation.email}) declined the invitation to ${what} as ${invitation.role}.\n\n${asks} can also send the invitation again:\n${context.baseUrl}${page}`,
        at: now,
      });
    await recordAct(tx, context, {
      editionId: edition?.id ?? null,
      act: "invitation-declined",
      subject: invitation.email,
      details: { role: invitation.role, programme: programme.slug },
      at: now,
    });
    return ok();
  });
}
