/** What every command leaves behind in its own transaction: an entry in the audit log, and its mails. */
import type { LetterKind } from "#app/domain/mail/letter-kinds.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { appendMail } from "#db/repositories/mails.ts";
import type { Tx } from "#db/store/store.ts";
import { batchFor, dropOvertaken } from "./hold-letter.ts";

export interface Act {
  /** Null for an act on a programme, or on a person's own account. */
  readonly editionId: string | null;
  /** In the past tense, joined by hyphens: "scorecard-submitted". */
  readonly act: string;
  /** What it was done to, as people name it: a ref, a round, an address. */
  readonly subject: string;
  /** Never a score, a ballot, a token or what somebody wrote in confidence. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Claims the end of the audit log, so it comes last in the transaction. */
export async function recordAct(tx: Tx, context: Context, act: Act): Promise<void> {
  await appendAudit(tx, {
    ...act,
    id: context.newId(),
    actorId: context.viewer?.userId ?? null,
    details: act.details ?? {},
  });
}

export interface Letter {
  readonly recipient: string;
  readonly subject: string;
  /** Plain text; one paragraph a blank line. */
  readonly text: string;
  readonly at: Date;
  readonly kind: LetterKind;
  /** Left out for a letter about a programme or an account. */
  readonly editionId?: string;
  /** Left out for a letter that is not about one application. */
  readonly applicationId?: string;
  /** The batch that holds it back until somebody has checked it; left out, it goes at once. */
  readonly batchId?: string;
}

/**
 * Puts a mail into the outbox; it is sent after the transaction, and only if that commits. One that
 * tells a decision waits in the batch of its kind.
 */
export async function postMail(tx: Tx, context: Context, letter: Letter): Promise<void> {
  const { at: createdAt, ...mail } = letter;
  const { kind, editionId, applicationId, at } = letter;
  if (applicationId !== undefined) await dropOvertaken(tx, { kind, applicationId, at });
  const batchId =
    letter.batchId ?? (editionId && (await batchFor(tx, context, { kind, editionId, at })));
  await appendMail(tx, {
    ...mail,
    ...(batchId === undefined ? {} : { batchId }),
    createdAt,
    id: context.newId(),
  });
}
