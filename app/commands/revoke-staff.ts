/** Takes a role in a programme away. Somebody of the secretariat always remains. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listStaff, saveStaffRevoked } from "#db/repositories/staff.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { postMail, recordAct } from "./record-act.ts";
import { isKeptWithout } from "./recuse-staff.ts";

interface Revocation {
  readonly programmeId: string;
  readonly staffId: string;
}

/** @returns refused `last-secretariat` where nobody would be left to keep the programme */
export async function revokeStaff(
  context: Context,
  { programmeId, staffId }: Revocation,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    const staff = await listStaff(tx, programmeId);
    const member = staff.find(({ id }) => id === staffId);
    if (!member) return refused("not-found");
    const others = staff.filter((one) => one.role === "secretariat" && one.id !== staffId);
    if (member.role === "secretariat" && others.length === 0)
      return refused(
        "last-secretariat",
        `${member.name || member.email} is the last of the secretariat. Invite somebody else first.`,
      );
    if (
      member.role === "secretariat" &&
      !(await isKeptWithout(tx, programmeId, ({ id }) => id === staffId))
    )
      return refused(
        "last-secretariat",
        `${member.name || member.email} is the last of the secretariat who stepped aside from no category. Invite somebody else first.`,
      );
    const now = context.clock();
    await saveStaffRevoked(tx, staffId, now);
    await postMail(tx, context, {
      recipient: member.email,
      kind: "staff-revoked",
      subject: `You no longer keep ${programme.name}`,
      text: [
        `Dear ${member.name || "colleague"},`,
        `Your role as ${member.role} of ${programme.name} has ended. Its pages no longer open for you; what you did stays in the record.`,
        `If this surprises you, please ask the secretariat.`,
      ].join("\n\n"),
      at: now,
    });
    await recordAct(tx, context, {
      editionId: null,
      act: "staff-revoked",
      subject: member.email,
      details: { role: member.role, programme: programme.slug },
      at: now,
    });
    return ok();
  });
}
