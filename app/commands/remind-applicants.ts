/** Reminds the cities that still owe an application: now, or at an instant to come. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { LETTER_KINDS } from "#app/domain/mail/letter-kinds.ts";
import { listOwed, type ReminderKind } from "#app/queries/owed-applications.ts";
import type { Context } from "#app/server/context.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import {
  appendBatch,
  findBatch,
  listDueReminders,
  type MailBatch,
  saveBatch,
} from "#db/repositories/mail-batches.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface ReminderToSend {
  readonly editionId: string;
  readonly kind: ReminderKind;
  /** Null is now. Who owes something is asked at that instant, and not before. */
  readonly at: Date | null;
}

/** @returns how many were written to, 0 for a later instant; refused `not-ready` where nobody owes now */
export async function remindApplicants(
  context: Context,
  { editionId, kind, at }: ReminderToSend,
): Promise<Outcome<{ readonly reminded: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ readonly reminded: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const now = context.clock();
    if (at !== null && at <= now)
      return refusedAt("at", "invalid", "This time has passed. Choose a later one, or now.");
    const batchId = context.newId();
    const by = context.viewer?.userId ?? null;
    await appendBatch(tx, {
      id: batchId,
      editionId,
      kind,
      name: LETTER_KINDS[kind].name,
      createdById: by,
      createdAt: now,
      releaseAt: at ?? now,
    });
    await saveBatch(tx, edition, batchId, { checkedById: by, checkedAt: now });
    if (at !== null) {
      await recordAct(tx, context, {
        editionId,
        act: "reminder-planned",
        subject: LETTER_KINDS[kind].name,
        details: { at: at.toISOString() },
        at: now,
      });
      return ok({ reminded: 0 });
    }
    const reminded = await writeReminders(tx, context, edition, { batchId, kind, now });
    return reminded === 0
      ? refused("not-ready", "Nobody who can be written to owes anything now.")
      : ok({ reminded });
  });
}

/** Takes back a reminder that is still to come. @returns refused `not-ready` once it was sent */
export async function cancelReminder(
  context: Context,
  { editionId, batchId }: { readonly editionId: string; readonly batchId: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const batch = edition && (await findBatch(tx, editionId, batchId));
    if (!batch || !isReminder(batch.kind)) return refused("not-found");
    if (batch.state !== "waiting") return refused("not-ready", "This reminder was sent already.");
    await saveBatch(tx, edition, batchId, { state: "stopped" });
    await recordAct(tx, context, {
      editionId,
      act: "reminder-cancelled",
      subject: batch.name,
      at: context.clock(),
    });
    return ok();
  });
}

/** Sends every planned reminder whose instant has come, each once. @returns how many there were */
export async function sendDueReminders(context: Context): Promise<number> {
  const due = await listDueReminders(context.store.read, context.clock());
  for (const { id, editionId } of due)
    await context.store.transact(async (tx) => {
      const edition = await claimAsSecretariat(tx, { ...context, viewer: null }, editionId);
      const batch = edition && (await findBatch(tx, editionId, id));
      // Another server may have been faster, or somebody may have taken it back.
      if (!edition || batch?.state !== "waiting" || !isReminder(batch.kind)) return;
      const now = context.clock();
      await writeReminders(tx, context, edition, { batchId: id, kind: batch.kind, now });
    });
  return due.length;
}

function isReminder(kind: MailBatch["kind"]): kind is ReminderKind {
  return kind === "draft-reminder" || kind === "correction-reminder";
}

interface Writing {
  readonly batchId: string;
  readonly kind: ReminderKind;
  readonly now: Date;
}

async function writeReminders(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { batchId, kind, now }: Writing,
): Promise<number> {
  const owed = await listOwed(tx, edition, kind, now);
  for (const { applicationId, reader, fields } of owed)
    await writeToApplicant(tx, context, { kind, applicationId, reader, fields, batchId, at: now });
  await saveBatch(tx, edition, batchId, { state: "released" });
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "applicants-reminded",
    subject: LETTER_KINDS[kind].name,
    details: { reminded: owed.length },
    at: now,
  });
  return owed.length;
}
