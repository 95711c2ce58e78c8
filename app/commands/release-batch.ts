/** Lets a checked batch of letters go: now or at an instant, all at once or a few a minute. */
import type { LetterKind } from "#app/domain/mail/letter-kinds.ts";
import { needsSecondPerson, releaseBlock } from "#app/domain/mail/release.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { findBatch, type MailBatch, saveBatch } from "#db/repositories/mail-batches.ts";
import { listBatchMails } from "#db/repositories/mails.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface BatchName {
  readonly editionId: string;
  readonly batchId: string;
}

/** A form names a minute, and it may be the one that is under way. */
const MINUTE = 60_000;

interface Claimed {
  readonly edition: ClaimedEdition;
  readonly batch: MailBatch & { readonly kind: LetterKind };
  readonly now: Date;
}

async function claimBatch(
  tx: Tx,
  context: Context,
  { editionId, batchId }: BatchName,
): Promise<Claimed | null> {
  const edition = await claimAsSecretariat(tx, context, editionId);
  const batch = edition && (await findBatch(tx, editionId, batchId));
  if (!batch) return null;
  // Only postMail begins batches, and only with kinds it knows.
  return {
    edition,
    batch: { ...batch, kind: batch.kind as LetterKind },
    now: context.clock(),
  };
}

export interface Checked extends BatchName {
  /** How many letters the page showed: one that came since was not checked. */
  readonly known: number;
  /** Null is at once. */
  readonly releaseAt: Date | null;
  /** Null is as fast as the mail server takes them. */
  readonly perMinute: number | null;
}

/**
 * Says that the letters are right. A kind that one person checks is let go by it; letters of results
 * wait for a second person.
 * @returns refused `stale-version` where letters came or went since the page was loaded,
 *   `not-ready` where the batch may not go yet, `invalid` for an instant that has passed
 */
export async function checkBatch(
  context: Context,
  { known, releaseAt, perMinute, ...name }: Checked,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimBatch(tx, context, name);
    if (!claimed) return refused("not-found");
    const { edition, batch, now } = claimed;
    if (batch.state === "released") return refused("not-ready", "These letters were let go.");
    if (releaseAt !== null && releaseAt.getTime() < now.getTime() - MINUTE)
      return refusedAt("at", "invalid", "This time has passed. Choose a later one, or now.");
    const waiting = await countWaiting(tx, batch.id);
    if (waiting !== known)
      return refused(
        "stale-version",
        `There are ${waiting} letters now and not ${known}. Please look at them again.`,
      );
    if (waiting === 0) return refused("not-ready", "No letter waits here.");
    const result = (await findCertification(tx, edition.id)) ?? null;
    const block = releaseBlock(batch, releaseAt ?? now, result);
    if (block !== null) return refusedAt("at", "not-ready", block);
    const isLetGo = !needsSecondPerson(batch.kind);
    await saveBatch(tx, edition, batch.id, {
      checkedById: context.viewer?.userId ?? null,
      checkedAt: now,
      confirmedById: null,
      confirmedAt: null,
      releaseAt: releaseAt ?? now,
      perMinute,
      state: isLetGo ? "released" : "waiting",
    });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: isLetGo ? "mails-released" : "mails-checked",
      subject: batch.name,
      details: { mails: waiting, releaseAt: (releaseAt ?? now).toISOString(), perMinute },
      at: now,
    });
    return ok();
  });
}

/**
 * A second person lets letters of results go.
 * @returns refused `not-allowed` for whoever checked them, `not-ready` where nobody did
 */
export async function confirmBatch(
  context: Context,
  { known, ...name }: BatchName & { readonly known: number },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimBatch(tx, context, name);
    if (!claimed) return refused("not-found");
    const { edition, batch, now } = claimed;
    if (batch.state !== "waiting" || batch.checkedAt === null || batch.releaseAt === null)
      return refused("not-ready", "Somebody has to check these letters first.");
    if (batch.checkedById === (context.viewer?.userId ?? null))
      return refused(
        "not-allowed",
        "You checked these letters yourself. Another member of the secretariat confirms them.",
      );
    const waiting = await countWaiting(tx, batch.id);
    if (waiting !== known)
      return refused("stale-version", "Letters were left out meanwhile. Please look again.");
    const result = (await findCertification(tx, edition.id)) ?? null;
    const block = releaseBlock(batch, batch.releaseAt, result);
    if (block !== null) return refused("not-ready", block);
    await saveBatch(tx, edition, batch.id, {
      confirmedById: context.viewer?.userId ?? null,
      confirmedAt: now,
      state: "released",
    });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "mails-confirmed",
      subject: batch.name,
      details: { mails: waiting, releaseAt: batch.releaseAt.toISOString() },
      at: now,
    });
    return ok();
  });
}

/** What has not gone out yet stays; it can be checked and let go again. @returns refused `not-ready` */
export async function stopBatch(context: Context, name: BatchName): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimBatch(tx, context, name);
    if (!claimed) return refused("not-found");
    const { edition, batch, now } = claimed;
    if (batch.state === "stopped" || batch.checkedAt === null)
      return refused("not-ready", "These letters were not let go.");
    const left = await countWaiting(tx, batch.id);
    if (left === 0) return refused("not-ready", "Every letter has gone out already.");
    await saveBatch(tx, edition, batch.id, {
      state: "stopped",
      checkedById: null,
      checkedAt: null,
      confirmedById: null,
      confirmedAt: null,
    });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "mails-stopped",
      subject: batch.name,
      details: { left },
      at: now,
    });
    return ok();
  });
}

async function countWaiting(tx: Tx, batchId: string): Promise<number> {
  const mails = await listBatchMails(tx, batchId);
  return mails.filter((mail) => mail.sentAt === null && mail.abandonedAt === null).length;
}
