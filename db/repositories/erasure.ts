/**
 * Writes a pseudonym where a person stood, in every table. What a certified result was counted from
 * stays; its rows name judges by the edition, not by their account.
 */
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Named, valueWithout } from "#app/domain/privacy/pseudonym.ts";
import { tables as t } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";

export interface Erasing {
  readonly person: Named;
  readonly pseudonym: Named;
  /** Null where the address never had an account. */
  readonly userId: string | null;
  readonly at: Date;
}

type Row = PgTable & { readonly id: PgColumn };

/** Texts and answers in which anybody's address may have been written. */
const TEXTS: readonly (readonly [Row, string])[] = [
  [t.applications, "answers"],
  [t.applications, "title"],
  [t.applications, "leftReason"],
  [t.submissions, "answers"],
  [t.submissions, "title"],
  [t.draftVersions, "answers"],
  [t.draftVersions, "title"],
  [t.messages, "text"],
  [t.internalNotes, "text"],
  [t.screenings, "reason"],
  [t.screenings, "reply"],
  [t.findings, "note"],
  [t.findings, "evidence"],
  [t.findings, "noteToSelf"],
  [t.extensions, "reason"],
  [t.recusals, "reason"],
  [t.decisions, "reason"],
  [t.scorecards, "remark"],
  [t.mails, "subject"],
  [t.mails, "text"],
  [t.mailAttempts, "detail"],
  [t.attachments, "name"],
  [t.attachments, "alt"],
];

/** @returns in how many rows something was replaced */
export async function erasePersonFromTexts(tx: Tx, erasing: Erasing): Promise<number> {
  let rows = 0;
  for (const [table, column] of TEXTS) rows += await rewrite(tx, table, column, erasing);
  return rows;
}

async function rewrite(
  tx: Tx,
  table: Row,
  column: string,
  { person, pseudonym }: Erasing,
): Promise<number> {
  const cell = (table as unknown as Record<string, PgColumn>)[column];
  if (!cell) throw new Error(`there is no column ${column}`);
  const found = await tx
    .select({ id: table.id, value: cell })
    .from(table)
    .where(mentions(cell, person));
  let rows = 0;
  for (const { id, value } of found) {
    const without = valueWithout(value, person, pseudonym);
    if (JSON.stringify(without) === JSON.stringify(value)) continue;
    await tx
      .update(table)
      .set({ [column]: without })
      .where(eq(table.id, id));
    rows++;
  }
  return rows;
}

/** Those that may mention the person; which do is told by the domain. */
export function mentions(cell: PgColumn, { email, name }: Named): SQL | undefined {
  const text = sql`cast(${cell} as text)`;
  const contains = (part: string) =>
    sql`lower(${text}) like lower(${`%${part.replace(/[\\%_]/g, "\\$&")}%`}) escape '\\'`;
  return or(
    contains(email),
    ...(name.trim().length < 3 ? [] : [contains(JSON.stringify(name.trim()).slice(1, -1))]),
    ...(name.trim().length < 3 ? [] : [contains(name.trim())]),
  );
}

/** Sign-in, sessions and everything that is for this person alone. */
export async function erasePersonsOwn(tx: Tx, erasing: Erasing): Promise<void> {
  const { person, pseudonym, userId, at } = erasing;
  await tx.delete(t.verifications).where(mentions(t.verifications.value, { ...person, name: "" }));
  await tx
    .delete(t.verifications)
    .where(mentions(t.verifications.identifier, { ...person, name: "" }));
  await tx.delete(t.rateLimits).where(mentions(t.rateLimits.key, { ...person, name: "" }));
  await tx
    .delete(t.invitations)
    .where(and(eq(t.invitations.email, person.email), isNull(t.invitations.usedAt)));
  await tx
    .update(t.invitations)
    .set({ email: pseudonym.email })
    .where(eq(t.invitations.email, person.email));
  await tx
    .update(t.editions)
    .set({ contactEmail: null })
    .where(eq(t.editions.contactEmail, person.email));
  if (userId === null) return;
  for (const table of [t.sessions, t.accounts, t.twoFactors, t.savedViews])
    await tx.delete(table).where(eq(table.userId, userId));
  await tx
    .delete(t.internalNotes)
    .where(and(eq(t.internalNotes.authorId, userId), eq(t.internalNotes.seenBy, "author")));
  await tx.update(t.findings).set({ noteToSelf: "" }).where(eq(t.findings.foundById, userId));
  await tx
    .update(t.staff)
    .set({ revokedAt: at })
    .where(and(eq(t.staff.userId, userId), isNull(t.staff.revokedAt)));
  await tx
    .update(t.users)
    .set({
      ...pseudonym,
      emailVerified: false,
      image: null,
      language: null,
      twoFactorEnabled: false,
      updatedAt: at,
    })
    .where(eq(t.users.id, userId));
}

/** Mails to them: what waits is never sent, what was sent keeps its time and its kind. */
export async function eraseMailsTo(tx: Tx, { person, pseudonym, at }: Erasing): Promise<void> {
  const isTheirs = eq(t.mails.recipient, person.email);
  await tx
    .update(t.mails)
    .set({ abandonedAt: at })
    .where(and(isTheirs, isNull(t.mails.sentAt), isNull(t.mails.abandonedAt)));
  await tx.update(t.mails).set({ recipient: pseudonym.email, text: "" }).where(isTheirs);
}

/** Where they were let in, or asked to come in: they are out, and their link works no more. */
export async function eraseColleague(tx: Tx, { person, pseudonym, userId, at }: Erasing) {
  const isTheirs = or(
    eq(t.colleagues.email, person.email),
    ...(userId === null ? [] : [eq(t.colleagues.userId, userId)]),
  );
  await tx
    .update(t.colleagues)
    .set({ removedAt: at })
    .where(and(isTheirs, isNull(t.colleagues.removedAt)));
  await tx.update(t.colleagues).set({ email: pseudonym.email, tokenHash: null }).where(isTheirs);
}

/** An application goes on under a colleague who writes in it. */
export async function handOver(
  tx: Tx,
  applicationId: string,
  to: { readonly colleagueId: string; readonly userId: string },
  at: Date,
): Promise<void> {
  await tx
    .update(t.applications)
    .set({ ownerId: to.userId })
    .where(eq(t.applications.id, applicationId));
  await tx.update(t.colleagues).set({ removedAt: at }).where(eq(t.colleagues.id, to.colleagueId));
}

/**
 * A judge of a result that was certified keeps the name that stands in it, and loses the address;
 * one of an edition that is under way loses both, and the seats. What they scored stays counted.
 */
export async function eraseJudges(
  tx: Tx,
  { pseudonym, at }: Pick<Erasing, "pseudonym" | "at">,
  judges: { readonly certified: readonly string[]; readonly others: readonly string[] },
): Promise<void> {
  const ids = [...judges.certified, ...judges.others];
  if (ids.length === 0) return;
  await tx.update(t.judges).set({ email: null }).where(inArray(t.judges.id, ids));
  if (judges.others.length === 0) return;
  await tx
    .update(t.judges)
    .set({ name: pseudonym.name, title: "", country: null })
    .where(inArray(t.judges.id, [...judges.others]));
  await tx
    .update(t.seats)
    .set({ removedAt: at })
    .where(and(inArray(t.seats.judgeId, [...judges.others]), isNull(t.seats.removedAt)));
}
