/**
 * Writes a pseudonym where a person stood, in every table. What a certified result was counted from
 * stays; its rows name judges by the edition, not by their account.
 */
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Named, valueWithout } from "#app/domain/privacy/pseudonym.ts";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

export interface Erasing {
  readonly person: Named;
  readonly pseudonym: Named;
  /** Null where the address never had an account. */
  readonly userId: string | null;
  /** Awards that the person has to do with: elsewhere the same name is somebody else's. */
  readonly programmeIds: readonly string[];
  readonly at: Date;
}

type Row = PgTable & { readonly id: PgColumn };
type Belonging = "id" | "applicationId" | "categoryId" | "editionId";

/** Texts and answers in which anybody's address may have been written, and what tells whose each is. */
const TEXTS: readonly (readonly [Row, string, Belonging | null])[] = [
  [t.applications, "answers", "id"],
  [t.applications, "title", "id"],
  [t.applications, "leftReason", "id"],
  [t.submissions, "answers", "applicationId"],
  [t.submissions, "title", "applicationId"],
  [t.draftVersions, "answers", "applicationId"],
  [t.draftVersions, "title", "applicationId"],
  [t.messages, "text", "applicationId"],
  [t.internalNotes, "text", "applicationId"],
  [t.screenings, "reason", "applicationId"],
  [t.screenings, "reply", "applicationId"],
  [t.findings, "note", "applicationId"],
  [t.findings, "evidence", "applicationId"],
  [t.findings, "noteToSelf", "applicationId"],
  [t.extensions, "reason", "applicationId"],
  [t.recusals, "reason", "applicationId"],
  [t.categoryRecusals, "reason", "categoryId"],
  [t.staffRecusals, "reason", "categoryId"],
  [t.decisions, "reason", "editionId"],
  [t.reopenings, "reason", "applicationId"],
  [t.seats, "removalReason", null],
  [t.judges, "declineReason", "editionId"],
  [t.editions, "oathText", "id"],
  [t.proposals, "payload", "editionId"],
  [t.proposals, "refusalReason", "editionId"],
  [t.supplements, "text", "applicationId"],
  [t.scorecards, "remark", "applicationId"],
  [t.categoryFlags, "reason", "applicationId"],
  [t.categoryFlags, "settlement", "applicationId"],
  [t.samples, "title", null],
  [t.samples, "text", null],
  [t.mails, "subject", "editionId"],
  [t.mails, "text", "editionId"],
  [t.mailAttempts, "detail", null],
  [t.attachments, "name", "applicationId"],
  [t.attachments, "alt", "applicationId"],
];

/**
 * The address wherever it is written, for nobody else has it; the name in the awards that the person has
 * to do with. @returns in how many rows something was replaced
 */
export async function erasePersonFromTexts(tx: Tx, erasing: Erasing): Promise<number> {
  const theirs = await idsIn(tx, erasing.programmeIds);
  let rows = 0;
  for (const [table, column, belonging] of TEXTS)
    rows += await rewrite(tx, { table, column, belonging }, erasing, theirs);
  rows += await rewriteOaths(tx, erasing, theirs);
  rows += await rewriteConflictAnswers(tx, erasing, theirs);
  return rows + (await rewriteRemarks(tx, erasing, theirs));
}

/** As the texts above: what a judge promised and declared is named by the judge. */
async function rewriteOaths(
  tx: Tx,
  { person, pseudonym }: Erasing,
  theirs: ReadonlySet<string>,
): Promise<number> {
  const found = await tx
    .select({ oath: t.oaths, of: t.judges.editionId })
    .from(t.oaths)
    .innerJoin(t.judges, eq(t.oaths.judgeId, t.judges.id))
    .where(or(mentions(t.oaths.text, person), mentions(t.oaths.interests, person)));
  let rows = 0;
  for (const { oath, of } of found) {
    const whom = theirs.has(of) ? person : addressOf(person);
    const text = valueWithout(oath.text, whom, pseudonym) as string;
    const interests = valueWithout(oath.interests, whom, pseudonym) as string;
    if (text === oath.text && interests === oath.interests) continue;
    await tx.update(t.oaths).set({ text, interests }).where(eq(t.oaths.judgeId, oath.judgeId));
    rows++;
  }
  return rows;
}

/** As the texts above: an answer is named by its judge and its application. */
async function rewriteConflictAnswers(
  tx: Tx,
  { person, pseudonym }: Erasing,
  theirs: ReadonlySet<string>,
): Promise<number> {
  const found = await tx
    .select()
    .from(t.conflictAnswers)
    .where(mentions(t.conflictAnswers.text, person));
  let rows = 0;
  for (const { judgeId, applicationId, text: before } of found) {
    const whom = theirs.has(applicationId) ? person : addressOf(person);
    const text = valueWithout(before, whom, pseudonym) as string;
    if (text === before) continue;
    await tx
      .update(t.conflictAnswers)
      .set({ text })
      .where(
        and(
          eq(t.conflictAnswers.judgeId, judgeId),
          eq(t.conflictAnswers.applicationId, applicationId),
        ),
      );
    rows++;
  }
  return rows;
}

/** As the texts above: a remark on a criterion is named by its card and its criterion. */
async function rewriteRemarks(
  tx: Tx,
  { person, pseudonym }: Erasing,
  theirs: ReadonlySet<string>,
): Promise<number> {
  const found = await tx
    .select({ remark: t.remarks, of: t.scorecards.applicationId })
    .from(t.remarks)
    .innerJoin(t.scorecards, eq(t.remarks.scorecardId, t.scorecards.id))
    .where(mentions(t.remarks.text, person));
  let rows = 0;
  for (const { remark, of } of found) {
    const { scorecardId, criterionId } = remark;
    const text = valueWithout(
      remark.text,
      theirs.has(of) ? person : addressOf(person),
      pseudonym,
    ) as string;
    if (text === remark.text) continue;
    await tx
      .update(t.remarks)
      .set({ text })
      .where(and(eq(t.remarks.scorecardId, scorecardId), eq(t.remarks.criterionId, criterionId)));
    rows++;
  }
  return rows;
}

/** Of the editions of these programmes, of their categories and their applications. */
export async function idsIn(db: Db, programmeIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (programmeIds.length === 0) return new Set();
  const editions = await db
    .select({ id: t.editions.id })
    .from(t.editions)
    .where(inArray(t.editions.programmeId, [...programmeIds]));
  const applications = await db
    .select({ id: t.applications.id })
    .from(t.applications)
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .where(inArray(t.editions.programmeId, [...programmeIds]));
  const categories = await db
    .select({ id: t.categories.id })
    .from(t.categories)
    .innerJoin(t.editions, eq(t.categories.editionId, t.editions.id))
    .where(inArray(t.editions.programmeId, [...programmeIds]));
  return new Set([...editions, ...applications, ...categories].map(({ id }) => id));
}

interface TextColumn {
  readonly table: Row;
  readonly column: string;
  readonly belonging: (typeof TEXTS)[number][2];
}

async function rewrite(
  tx: Tx,
  { table, column, belonging }: TextColumn,
  { person, pseudonym }: Erasing,
  theirs: ReadonlySet<string>,
): Promise<number> {
  const cell = columnOf(table, column);
  const found = await tx
    .select({ id: table.id, value: cell, of: columnOf(table, belonging ?? "id") })
    .from(table)
    .where(mentions(cell, person));
  let rows = 0;
  for (const { id, value, of } of found) {
    const isTheirs = belonging !== null && theirs.has(String(of));
    const without = valueWithout(value, isTheirs ? person : addressOf(person), pseudonym);
    if (JSON.stringify(without) === JSON.stringify(value)) continue;
    await tx
      .update(table)
      .set({ [column]: without })
      .where(eq(table.id, id));
    rows++;
  }
  return rows;
}

function columnOf(table: Row, column: string): PgColumn {
  const cell = (table as unknown as Record<string, PgColumn>)[column];
  if (!cell) throw new Error(`there is no column ${column}`);
  return cell;
}

/** The person without their name, which others may have too. */
export function addressOf({ email }: Named): Named {
  return { email, name: "" };
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
  await tx.delete(t.verifications).where(mentions(t.verifications.value, addressOf(person)));
  await tx.delete(t.verifications).where(mentions(t.verifications.identifier, addressOf(person)));
  await tx.delete(t.rateLimits).where(mentions(t.rateLimits.key, addressOf(person)));
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
  await tx
    .update(t.judges)
    .set({ email: null, declineReason: null })
    .where(inArray(t.judges.id, ids));
  // That they promised stays, and when; whom they work with is about them alone.
  await tx.update(t.oaths).set({ interests: "" }).where(inArray(t.oaths.judgeId, ids));
  await tx.delete(t.conflictAnswers).where(inArray(t.conflictAnswers.judgeId, ids));
  // Why they left a panel is about them, whoever wrote it.
  await tx.update(t.seats).set({ removalReason: null }).where(inArray(t.seats.judgeId, ids));
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
