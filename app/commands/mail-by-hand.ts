/** What the secretariat does with one mail: leave it out of its batch, or have it tried again. */
import { nameOfKind } from "#app/domain/mail/letter-kinds.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findBatch } from "#db/repositories/mail-batches.ts";
import { abandonMails, findMail, saveMailDueAgain } from "#db/repositories/mails.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface MailName {
  readonly editionId: string;
  readonly mailId: string;
}

/** @returns refused `not-ready` for one that has gone out, or was left out before */
export async function leaveOutMail(
  context: Context,
  { editionId, mailId }: MailName,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const mail = edition && (await findMail(tx, mailId));
    if (mail?.editionId !== editionId || mail.batchId === null) return refused("not-found");
    const at = context.clock();
    const reason = "Left out by the secretariat.";
    const left = await abandonMails(tx, [mailId], { reason, at });
    if (left === 0)
      return refused("not-ready", "This letter has gone out, or was left out before.");
    await recordAct(tx, context, {
      editionId,
      act: "mail-left-out",
      subject: mail.recipient,
      details: { kind: nameOfKind(mail.kind) },
      at,
    });
    return ok();
  });
}

/** Tries a mail anew as if it had just been written. @returns refused `not-ready` for one that was sent */
export async function retryMail(
  context: Context,
  { editionId, mailId }: MailName,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const mail = edition && (await findMail(tx, mailId));
    if (mail?.editionId !== editionId) return refused("not-found");
    const batch = mail.batchId === null ? null : await findBatch(tx, editionId, mail.batchId);
    // A letter that a later one replaced, or that was left out, was never tried: it stays so.
    if (mail.attempts === 0 && mail.abandonedAt !== null)
      return refused("not-ready", "This letter was left out before it was tried.");
    if (batch && batch.state !== "released")
      return refused("not-ready", "Its batch has to be checked and let go first.");
    const at = context.clock();
    if (!(await saveMailDueAgain(tx, mailId, at)))
      return refused("not-ready", "This mail was sent, or is being sent.");
    await recordAct(tx, context, {
      editionId,
      act: "mail-tried-again",
      subject: mail.recipient,
      details: { kind: nameOfKind(mail.kind) },
      at,
    });
    return ok();
  });
}
