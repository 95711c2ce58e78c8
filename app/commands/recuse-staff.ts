/** A member of the staff steps aside from a category, by themselves or by a colleague, and is let back. */
import { isKept } from "#app/domain/edition/keepers.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { type Edition, findEditionById } from "#db/repositories/editions.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { claimProgramme } from "#db/repositories/programmes.ts";
import { listStaff } from "#db/repositories/staff.ts";
import {
  appendStaffRecusal,
  deleteStaffRecusal,
  listAsideMembers,
  listStaffRecusals,
} from "#db/repositories/staff-recusals.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

export interface StaffStepsAside {
  readonly editionId: string;
  readonly staffId: string;
  /** Slug. */
  readonly category: string;
  readonly reason: string;
}

/**
 * @returns refused `not-found` for anyone but the secretariat, `recused` for another's recusal by whoever
 *   stepped aside themselves, `invalid`, `last-secretariat` where nobody would be left for the whole edition
 */
export async function recuseStaff(
  context: Context,
  { editionId, staffId, category: slug, reason }: StaffStepsAside,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const members = await claimMembers(tx, editionId);
    const member = members.find(({ id }) => id === staffId);
    const isOwn = member !== undefined && member.userId === context.viewer?.userId;
    const edition = await claimAsSecretariat(tx, context, editionId, isOwn ? "own" : "edition");
    if (!edition || edition.state === "archived") return refused("not-found");
    const now = context.clock();
    const category = (await listCategories(tx, editionId)).find((one) => one.slug === slug);
    if (!member) return refusedAt("member", "invalid", "Choose somebody of the staff");
    if (!category) return refusedAt("category", "invalid", "Choose a category");
    if (reason.trim() === "")
      return refusedAt("reason", "invalid", "Say why, in a sentence for the record");
    const before = await listStaffRecusals(tx, editionId);
    const name = member.name || member.email;
    if (before.some((one) => one.staffId === staffId && one.categoryId === category.id))
      return refusedAt("member", "recused", `${name} has already stepped aside from this.`);
    const secretariat = members.filter(({ role }) => role === "secretariat").map(({ id }) => id);
    const aside = before.map((one) => ({ member: one.staffId, edition: editionId }));
    if (!isKept(secretariat, [...aside, { member: staffId, edition: editionId }]))
      return refusedAt(
        "member",
        "last-secretariat",
        "Nobody of the secretariat would be left who has stepped aside from nothing: somebody must close rounds and certify. Invite a colleague first.",
      );
    await appendStaffRecusal(tx, {
      id: context.newId(),
      staffId,
      categoryId: category.id,
      reason: reason.trim(),
      recordedById: context.viewer?.userId ?? null,
      recordedAt: now,
    });
    if (!isOwn)
      await tell(tx, context, edition, member, now, {
        kind: "staff-recused",
        subject: `You have stepped aside from ${category.name}: ${edition.name}`,
        says: `A colleague has recorded that you step aside from the category ${category.name}. Nothing of it is on your pages any more, and what touches the whole edition is done by others.`,
      });
    await recordAct(tx, context, {
      editionId,
      act: "staff-recused",
      subject: category.slug,
      details: { address: member.email, by: isOwn ? "themselves" : "a colleague" },
      at: now,
    });
    return ok();
  });
}

/** @returns refused as claimAsSecretariat refuses: whoever stepped aside lets nobody back, so not themselves */
export async function liftStaffRecusal(
  context: Context,
  { editionId, recusalId }: { readonly editionId: string; readonly recusalId: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const members = await claimMembers(tx, editionId);
    const edition = await claimAsSecretariat(tx, context, editionId);
    const recusal = (await listStaffRecusals(tx, editionId)).find(({ id }) => id === recusalId);
    const member = members.find(({ id }) => id === recusal?.staffId);
    if (!edition || !recusal || !member) return refused("not-found");
    const now = context.clock();
    await deleteStaffRecusal(tx, recusalId);
    await tell(tx, context, edition, member, now, {
      kind: "staff-recusal-lifted",
      subject: `You are back in ${recusal.name}: ${edition.name}`,
      says: `A colleague has lifted your recusal from the category ${recusal.name}. It is on your pages again.`,
    });
    await recordAct(tx, context, {
      editionId,
      act: "staff-recusal-lifted",
      subject: recusal.slug,
      details: { address: member.email },
      at: now,
    });
    return ok();
  });
}

/** Who keeps the programme, held: nobody's role ends while it is asked who would be left. */
async function claimMembers(tx: Tx, editionId: string) {
  const edition = await findEditionById(tx, editionId);
  if (!edition) return [];
  await claimProgramme(tx, edition.programmeId);
  return listStaff(tx, edition.programmeId);
}

type Member = Awaited<ReturnType<typeof listStaff>>[number];

async function tell(
  tx: Tx,
  context: Context,
  edition: Edition,
  { name, email }: Member,
  at: Date,
  letter: {
    readonly kind: "staff-recused" | "staff-recusal-lifted";
    readonly subject: string;
    readonly says: string;
  },
): Promise<void> {
  await postMail(tx, context, {
    recipient: email,
    kind: letter.kind,
    editionId: edition.id,
    subject: letter.subject,
    text: [`Dear ${name || "colleague"},`, letter.says].join("\n\n"),
    at,
  });
}

/** Whether every edition keeps somebody for the whole of it once a member's role has ended. */
export async function isKeptWithout(
  tx: Tx,
  programmeId: string,
  isGone: (member: Member) => boolean,
): Promise<boolean> {
  const left = (await listStaff(tx, programmeId)).filter(
    (one) => one.role === "secretariat" && !isGone(one),
  );
  return isKept(
    left.map(({ id }) => id),
    await listAsideMembers(tx, programmeId),
  );
}
