/** Letters that wait to be checked, as the secretariat looks at them. */
import { nameOfKind } from "#app/domain/mail/letter-kinds.ts";
import { isLetterKind } from "#app/domain/mail/letter-kinds.ts";
import { stateOfMail } from "#app/domain/mail/mail-state.ts";
import { needsSecondPerson, tellsResult } from "#app/domain/mail/release.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { findBatch, listBatches, type MailBatch } from "#db/repositories/mail-batches.ts";
import { listBatchMails, type Mail } from "#db/repositories/mails.ts";
import { findPerson } from "#db/repositories/people.ts";

const SAMPLES = 3;

export async function loadBatches({ store }: Context, editionId: string) {
  return (await listBatches(store.read, editionId))
    .map(({ batch, mails, sent, dropped }) => ({
      id: batch.id,
      name: batch.name,
      state: batch.state,
      createdAt: batch.createdAt,
      releaseAt: batch.state === "released" ? batch.releaseAt : null,
      isChecked: batch.checkedAt !== null,
      waiting: mails - sent - dropped,
      sent,
      dropped,
    }))
    .filter(({ waiting, sent }) => waiting + sent > 0);
}

/**
 * One batch with every recipient and three letters to read.
 * @param chosen ids of letters to read instead; others fill up to three, from the first, the middle
 *   and the last
 */
export async function loadBatch(
  context: Context,
  editionId: string,
  batchId: string,
  chosen: readonly string[],
) {
  const db = context.store.read;
  const batch = await findBatch(db, editionId, batchId);
  if (!batch || !isLetterKind(batch.kind)) return null;
  const mails = await listBatchMails(db, batchId);
  const waiting = mails.filter((mail) => mail.sentAt === null && mail.abandonedAt === null);
  const certification = tellsResult(batch.kind) ? await findCertification(db, editionId) : null;
  return {
    id: batch.id,
    name: batch.name,
    kind: nameOfKind(batch.kind),
    state: batch.state,
    waiting: waiting.length,
    sent: mails.filter(({ sentAt }) => sentAt !== null).length,
    samples: samplesOf(waiting.length > 0 ? waiting : mails, chosen).map(
      ({ id, recipient, subject, text }) => ({ id, recipient, subject, text }),
    ),
    recipients: mails.map((mail) => recipientOf(mail, batch)),
    needsSecondPerson: needsSecondPerson(batch.kind),
    checked: await actOf(context, batch.checkedById, batch.checkedAt),
    confirmed: await actOf(context, batch.confirmedById, batch.confirmedAt),
    isCheckedByViewer:
      batch.checkedAt !== null && batch.checkedById === (context.viewer?.userId ?? null),
    releaseAt: batch.releaseAt,
    perMinute: batch.perMinute,
    /** Of the result that it tells; undefined for other letters. */
    publishAt: certification ? certification.publishAt : undefined,
  };
}

function recipientOf(mail: Mail, { state }: MailBatch) {
  const { id, recipient, subject, sentAt, lastError } = mail;
  const lastResult =
    mail.attempts === 0 ? null : sentAt !== null ? ("sent" as const) : ("deferred" as const);
  return {
    id,
    recipient,
    subject,
    sentAt,
    lastError,
    state: stateOfMail({ ...mail, batch: { state }, lastResult }),
  };
}

function samplesOf(mails: readonly Mail[], chosen: readonly string[]): readonly Mail[] {
  const picked = new Set(mails.filter(({ id }) => chosen.includes(id)).slice(0, SAMPLES));
  const spread = [0, Math.floor((mails.length - 1) / 2), mails.length - 1].map((at) => mails[at]);
  for (const mail of [...spread, ...mails]) {
    if (picked.size >= SAMPLES) break;
    if (mail) picked.add(mail);
  }
  return mails.filter((mail) => picked.has(mail));
}

async function actOf({ store }: Context, userId: string | null, at: Date | null) {
  if (at === null) return null;
  const person = userId === null ? null : await findPerson(store.read, userId);
  return { at, by: person?.name || person?.email || "a script of the operator" };
}
