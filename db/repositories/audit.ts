/** The audit log: appended with the act, chained by hashes, never changed. */
import { and, asc, count, desc, eq, inArray, max, or, sql } from "drizzle-orm";
import { textWithout, valueWithout } from "#app/domain/privacy/pseudonym.ts";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { addressOf, type Erasing, idsIn, mentions } from "./erasure.ts";

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

/** The act by which a person was erased. It vouches for what the entries that named them say now. */
export const ERASURE = "person-erased";

/** Number and digest of each entry that an erasure left without the person. */
export type Vouched = readonly (readonly [number: number, digest: string])[];

/**
 * Takes a person out of what entries say. Their own hashes stay, so that the chain holds; what they say
 * now is vouched for by the entry of the erasure, which must be appended with what is answered here.
 */
export async function redactAudit(tx: Tx, erasing: Erasing): Promise<Vouched> {
  const { pseudonym } = erasing;
  const theirs = await idsIn(tx, erasing.programmeIds);
  const found = await tx
    .select()
    .from(auditEntries)
    .where(
      or(
        mentions(auditEntries.subject, erasing.person),
        mentions(auditEntries.details, erasing.person),
      ),
    )
    .orderBy(asc(auditEntries.number));
  const vouched: [number, string][] = [];
  for (const entry of found) {
    const isTheirs = entry.editionId !== null && theirs.has(entry.editionId);
    const person = isTheirs ? erasing.person : addressOf(erasing.person);
    const subject = textWithout(entry.subject, person, pseudonym);
    const details = valueWithout(entry.details, person, pseudonym) as typeof entry.details;
    const now = { ...entry, subject, details };
    const digest = hashOf(now);
    if (digest === hashOf(entry)) continue;
    await tx.update(auditEntries).set({ subject, details }).where(eq(auditEntries.id, entry.id));
    vouched.push([entry.number, digest]);
  }
  return vouched;
}

/** What later erasures say that entries read by now, the latest of each. */
function vouchedIn(
  entries: readonly (typeof auditEntries.$inferSelect)[],
): ReadonlyMap<number, string> {
  const digests = new Map<number, string>();
  for (const entry of entries) {
    if (entry.act !== ERASURE || hashOf(entry) !== entry.hash) continue;
    const { entries: vouched } = entry.details;
    if (!Array.isArray(vouched)) continue;
    for (const [number, digest] of vouched as Vouched)
      if (number < entry.number) digests.set(number, digest);
  }
  return digests;
}

/** Every entry that does not follow from the one before it, or was changed; and a missing end. */
export async function findBrokenLinks(db: Db): Promise<readonly string[]> {
  const broken: string[] = [];
  let previousHash = "";
  let number = 0;
  const entries = await db.select().from(auditEntries).orderBy(asc(auditEntries.number));
  const vouched = vouchedIn(entries);
  for (const entry of entries) {
    number++;
    if (entry.number !== number) broken.push(`entry ${number} is missing`);
    number = entry.number;
    if (entry.previousHash !== previousHash)
      broken.push(`entry ${number} does not follow the entry before it`);
    const digest = hashOf(entry);
    // An entry that an erasure changed says what that erasure says it does, and nothing else.
    if (digest !== (vouched.get(entry.number) ?? entry.hash))
      broken.push(`entry ${number} (${entry.act}) was changed`);
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
