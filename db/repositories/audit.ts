/** The audit log: appended with the act, chained by hashes, never changed. */
import { and, asc, count, desc, eq, inArray, max, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import { digestOf } from "./digest.ts";

const { auditEntries, auditHeads, users } = tables;
const HEAD = "head";

export interface AuditEntry {
  readonly id: string;
  readonly editionId: string | null;
  readonly at: Date;
  readonly actorId: string | null;
  readonly act: string;
  readonly subject: string;
  /** Never the content of a score, a ballot, a token or a body. */
  readonly details: Readonly<Record<string, unknown>>;
}

interface Link extends AuditEntry {
  readonly number: number;
  readonly previousHash: string;
}

function hashOf(link: Link): string {
  const { number, id, editionId, at, actorId, act, subject, details, previousHash } = link;
  return digestOf([number, id, editionId, at, actorId, act, subject, details, previousHash]);
}

/** Appends to the chain. Claims its end, so it comes last in a transaction that claims other rows. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.insert(auditHeads).values({ id: HEAD, number: 0, hash: "" }).onConflictDoNothing();
  const [head] = await tx
    .update(auditHeads)
    .set({ number: sql`${auditHeads.number} + 1` })
    .where(eq(auditHeads.id, HEAD))
    .returning();
  if (!head) throw new Error("the audit log has no end to append to");
  const link = { ...entry, number: head.number, previousHash: head.hash };
  const hash = hashOf(link);
  await tx.insert(auditEntries).values({ ...link, hash });
  await tx.update(auditHeads).set({ hash }).where(eq(auditHeads.id, HEAD));
}

/** Every entry that does not follow from the one before it, or was changed; and a missing end. */
export async function findBrokenLinks(db: Db): Promise<readonly string[]> {
  const broken: string[] = [];
  let previousHash = "";
  let number = 0;
  const entries = await db.select().from(auditEntries).orderBy(asc(auditEntries.number));
  for (const entry of entries) {
    number++;
    if (entry.number !== number) broken.push(`entry ${number} is missing`);
    number = entry.number;
    if (entry.previousHash !== previousHash)
      broken.push(`entry ${number} does not follow the entry before it`);
    if (hashOf(entry) !== entry.hash) broken.push(`entry ${number} (${entry.act}) was changed`);
    previousHash = entry.hash;
  }
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.id, HEAD));
  if ((head?.number ?? 0) !== number || (head?.hash ?? "") !== previousHash)
    broken.push(`the log ends at entry ${number}, not where it was last written`);
  return broken;
}

/** Entries of these acts, of every edition, oldest first. */
export async function listActs(db: Db, acts: readonly string[]) {
  return db
    .select()
    .from(auditEntries)
    .where(inArray(auditEntries.act, [...acts]))
    .orderBy(asc(auditEntries.number));
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** A page of an edition's entries, newest first, with who acted. */
export async function listEntriesOf(db: Db, editionId: string, { limit, offset }: Page) {
  return db
    .select({
      id: auditEntries.id,
      number: auditEntries.number,
      at: auditEntries.at,
      act: auditEntries.act,
      subject: auditEntries.subject,
      details: auditEntries.details,
      actor: users.name,
      actorEmail: users.email,
    })
    .from(auditEntries)
    .leftJoin(users, eq(auditEntries.actorId, users.id))
    .where(eq(auditEntries.editionId, editionId))
    .orderBy(desc(auditEntries.number))
    .limit(limit)
    .offset(offset);
}

export async function countEntriesOf(db: Db, editionId: string): Promise<number> {
  const [row] = await db
    .select({ entries: count() })
    .from(auditEntries)
    .where(eq(auditEntries.editionId, editionId));
  return row?.entries ?? 0;
}

/** How many acts of these kinds an edition has, and when the last of them was; null where there is none. */
export async function findLastActs(db: Db, editionId: string, acts: readonly string[]) {
  const [row] = await db
    .select({ changes: count(), lastAt: max(auditEntries.at) })
    .from(auditEntries)
    .where(and(eq(auditEntries.editionId, editionId), inArray(auditEntries.act, [...acts])));
  return { changes: row?.changes ?? 0, lastAt: row?.lastAt ?? null };
}
