/** Invites somebody to keep a programme: into its secretariat, or to watch. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { staffLetter } from "#app/domain/invitation/invitation-letter.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { voidStaffInvitations } from "#db/repositories/invitations.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { findPersonByEmail } from "#db/repositories/people.ts";
import { listEditionsJudgedBy } from "#db/repositories/staff.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { issueInvitation } from "./issue-invitation.ts";
import { postMail, recordAct } from "./record-act.ts";

interface StaffInvitation {
  readonly programmeId: string;
  readonly email: string;
  readonly role: "secretariat" | "observer";
}

/** An earlier invitation of the same address stops working. @returns refused `already-exists`, `not-allowed` */
export async function inviteStaff(
  context: Context,
  { programmeId, role, ...sent }: StaffInvitation,
): Promise<Outcome<void>> {
  const email = sent.email.trim().toLowerCase();
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    const now = context.clock();
    const person = await findPersonByEmail(tx, email);
    if (person) {
      const held = await findStaffRole(tx, programmeId, person.id);
      if (held === role || held === "secretariat")
        return refusedAt("email", "already-exists", `${email} is ${held} already.`);
      const judged = await listEditionsJudgedBy(tx, programmeId, person.id);
      const running = judged.find((edition) => !isResultFixed(edition));
      if (running)
        return refusedAt(
          "email",
          "not-allowed",
          `${email} judges ${running.name}: nobody both judges an edition and keeps it.`,
        );
    }
    await voidStaffInvitations(tx, programmeId, email, now);
    const { link, until } = await issueInvitation(tx, context, {
      email,
      role,
      programmeId,
      judgeId: null,
      zone: "UTC",
      at: now,
    });
    const letter = staffLetter({ award: programme.name, role, link, until });
    await postMail(tx, context, { recipient: email, kind: "staff-invitation", ...letter, at: now });
    await recordAct(tx, context, {
      editionId: null,
      act: "staff-invited",
      subject: email,
      details: { role, programme: programme.slug },
      at: now,
    });
    return ok();
  });
}
