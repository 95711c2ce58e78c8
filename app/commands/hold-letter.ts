/** Letters that tell a decision wait in a batch of their kind until the secretariat has checked them. */
import { LETTER_KINDS, type LetterKind } from "#app/domain/mail/letter-kinds.ts";
import type { Context } from "#app/server/context.ts";
import { appendBatch, findWaitingBatch, listHeldMails } from "#db/repositories/mail-batches.ts";
import { abandonMails } from "#db/repositories/mails.ts";
import type { Tx } from "#db/store/store.ts";

interface Held {
  readonly kind: LetterKind;
  readonly editionId: string;
  readonly at: Date;
}

/**
 * Called with the edition held.
 * @returns the id of the batch that holds it back, undefined for a kind that goes at once
 */
export async function batchFor(
  tx: Tx,
  context: Context,
  { kind, editionId, at }: Held,
): Promise<string | undefined> {
  if (LETTER_KINDS[kind].sending === "at-once") return undefined;
  const waiting = await findWaitingBatch(tx, editionId, kind);
  if (waiting) return waiting.id;
  const id = context.newId();
  await appendBatch(tx, {
    id,
    editionId,
    kind,
    name: LETTER_KINDS[kind].name,
    createdById: context.viewer?.userId ?? null,
    createdAt: at,
  });
  return id;
}

const DECISIONS: ReadonlySet<LetterKind> = new Set<LetterKind>([
  "accepted",
  "rejected",
  "returned",
  "withdrawal",
  "merged",
  "disqualified",
]);

/** A decision that is overtaken by another before its letter went out is told by the later one alone. */
export async function dropOvertaken(
  tx: Tx,
  { kind, applicationId, at }: { kind: LetterKind; applicationId: string; at: Date },
): Promise<void> {
  if (!DECISIONS.has(kind)) return;
  const held = await listHeldMails(tx, applicationId, ["accepted", "rejected"]);
  await abandonMails(tx, held, {
    reason: "A later letter about this application replaced it.",
    at,
  });
}
