/** The audit log and the mails to send: written with the act they tell of, in one transaction. */
import type { Columns } from "../columns.postgres.ts";

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

  const mails = c.table(
    "mails",
    {
      id: c.id(),
      recipient: c.text().notNull(),
      subject: c.text().notNull(),
      text: c.text().notNull(),
      createdAt: c.instant().notNull(),
      notBefore: c.instant().notNull(),
      attempts: c.integer().notNull(),
      lastError: c.text(),
      claimedAt: c.instant(),
      sentAt: c.instant(),
    },
    (t) => [c.index("mails_due").on(t.sentAt, t.notBefore)],
  );

  return { auditEntries, auditHeads, mails };
}
