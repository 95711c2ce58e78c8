/** The audit log and the mails to send: written with the act they tell of, in one transaction. */
import type { Columns } from "../columns.postgres.ts";

export const BATCH_STATES = ["waiting", "released", "stopped"] as const;
export const ATTEMPT_RESULTS = ["sent", "deferred", "refused"] as const;

export function recordTables(c: Columns) {
  const auditEntries = c.table(
    "audit_entries",
    {
      id: c.id(),
      number: c.integer().notNull(),
      editionId: c.text(),
      at: c.instant().notNull(),
      actorId: c.text(),
      act: c.text().notNull(),
      subject: c.text().notNull(),
      /** Never the content of a score, ballot, token or body. */
      details: c.json<Readonly<Record<string, unknown>>>().notNull(),
      previousHash: c.text().notNull(),
      hash: c.text().notNull(),
    },
    (t) => [
      c.unique("audit_entries_number").on(t.number),
      c.index("audit_entries_edition").on(t.editionId),
    ],
  );

  /** One row: the end of the chain, claimed by whoever appends. */
  const auditHeads = c.table("audit_heads", {
    id: c.id(),
    number: c.integer().notNull(),
    hash: c.text().notNull(),
  });

  /** A programme's own wording of a letter; where it has none, Laurel's is sent. */
  const mailTemplates = c.table(
    "mail_templates",
    {
      id: c.id(),
      programmeId: c.text().notNull(),
      kind: c.text().notNull(),
      language: c.text().notNull(),
      subject: c.text().notNull(),
      body: c.text().notNull(),
      savedById: c.text(),
      savedAt: c.instant().notNull(),
    },
    (t) => [c.unique("mail_templates_kind").on(t.programmeId, t.kind, t.language)],
  );

  /** Mails that go out together, once somebody has checked them. */
  const mailBatches = c.table(
    "mail_batches",
    {
      id: c.id(),
      editionId: c.text().notNull(),
      kind: c.text().notNull(),
      name: c.text().notNull(),
      state: c.text<(typeof BATCH_STATES)[number]>().notNull(),
      createdById: c.text(),
      createdAt: c.instant().notNull(),
      checkedById: c.text(),
      checkedAt: c.instant(),
      /** A second person's, where the kind of letter asks for one. */
      confirmedById: c.text(),
      confirmedAt: c.instant(),
      /** Nothing of it is sent before. */
      releaseAt: c.instant(),
      /** How many go out a minute; null is as fast as the server takes them. */
      perMinute: c.integer(),
    },
    (t) => [
      c.index("mail_batches_edition").on(t.editionId),
      c.oneOf("mail_batches_state", t.state, BATCH_STATES),
    ],
  );

  /** One try to hand a mail over, and what the other server said. */
  const mailAttempts = c.table(
    "mail_attempts",
    {
      id: c.id(),
      mailId: c.text().notNull(),
      at: c.instant().notNull(),
      result: c.text<(typeof ATTEMPT_RESULTS)[number]>().notNull(),
      detail: c.text().notNull(),
    },
    (t) => [c.index("mail_attempts_mail").on(t.mailId)],
  );

  const mails = c.table(
    "mails",
    {
      id: c.id(),
      recipient: c.text().notNull(),
      subject: c.text().notNull(),
      text: c.text().notNull(),
      /** What it is about; null for sign-in mails and whatever came before these were kept. */
      editionId: c.text(),
      applicationId: c.text(),
      kind: c.text(),
      /** The batch that holds it back until it is released. */
      batchId: c.text(),
      createdAt: c.instant().notNull(),
      notBefore: c.instant().notNull(),
      attempts: c.integer().notNull(),
      lastError: c.text(),
      claimedAt: c.instant(),
      sentAt: c.instant(),
      /** Given up after the last attempt, or stopped by hand. */
      abandonedAt: c.instant(),
    },
    (t) => [
      c.index("mails_due").on(t.sentAt, t.notBefore),
      c.index("mails_edition").on(t.editionId),
      c.index("mails_batch").on(t.batchId),
      c.index("mails_application").on(t.applicationId),
    ],
  );

  return { auditEntries, auditHeads, mailTemplates, mailBatches, mailAttempts, mails };
}
