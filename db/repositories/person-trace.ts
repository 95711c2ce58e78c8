/** Every row that has to do with one person, by their account or by their address. */
import { and, asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** @param email in lower case */
export async function findPersonTrace(db: Db, email: string) {
  const [user] = await db.select().from(t.users).where(eq(t.users.email, email));
  const userId = user?.id ?? "";
  const staff = await db
    .select({ staff: t.staff, programme: { slug: t.programmes.slug, name: t.programmes.name } })
    .from(t.staff)
    .innerJoin(t.programmes, eq(t.staff.programmeId, t.programmes.id))
    .where(eq(t.staff.userId, userId));
  const judges = await db
    .select({ judge: t.judges, edition: t.editions })
    .from(t.judges)
    .innerJoin(t.editions, eq(t.judges.editionId, t.editions.id))
    .where(or(eq(t.judges.userId, userId), eq(t.judges.email, email)))
    .orderBy(asc(t.judges.createdAt));
  const applications = await db
    .select({ application: t.applications, programmeId: t.editions.programmeId })
    .from(t.applications)
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .where(eq(t.applications.ownerId, userId))
    .orderBy(asc(t.applications.createdAt));
  const colleagues = await db
    .select({
      colleague: t.colleagues,
      application: t.applications,
      programmeId: t.editions.programmeId,
    })
    .from(t.colleagues)
    .innerJoin(t.applications, eq(t.colleagues.applicationId, t.applications.id))
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .where(or(eq(t.colleagues.userId, userId), eq(t.colleagues.email, email)));
  const invitations = await db.select().from(t.invitations).where(eq(t.invitations.email, email));
  return { user: user ?? null, staff, judges, applications, colleagues, invitations };
}

export type PersonTrace = Awaited<ReturnType<typeof findPersonTrace>>;

/** What was sent to an address, first to last; what still waits is nobody's knowledge yet. */
export async function listMailsTo(db: Db, email: string) {
  return db
    .select({ subject: t.mails.subject, text: t.mails.text, sentAt: t.mails.sentAt })
    .from(t.mails)
    .where(and(eq(t.mails.recipient, email), isNotNull(t.mails.sentAt)))
    .orderBy(asc(t.mails.sentAt));
}

export async function listActsBy(db: Db, userId: string) {
  return db
    .select({
      number: t.auditEntries.number,
      at: t.auditEntries.at,
      act: t.auditEntries.act,
      subject: t.auditEntries.subject,
    })
    .from(t.auditEntries)
    .where(eq(t.auditEntries.actorId, userId))
    .orderBy(asc(t.auditEntries.number));
}

export async function listMessagesBy(db: Db, userId: string) {
  return db
    .select({ ref: t.applications.ref, text: t.messages.text, sentAt: t.messages.sentAt })
    .from(t.messages)
    .innerJoin(t.applications, eq(t.messages.applicationId, t.applications.id))
    .where(eq(t.messages.authorId, userId))
    .orderBy(asc(t.messages.sentAt));
}

export async function listNotesBy(db: Db, userId: string) {
  return db
    .select({
      ref: t.applications.ref,
      text: t.internalNotes.text,
      writtenAt: t.internalNotes.writtenAt,
    })
    .from(t.internalNotes)
    .innerJoin(t.applications, eq(t.internalNotes.applicationId, t.applications.id))
    .where(eq(t.internalNotes.authorId, userId))
    .orderBy(asc(t.internalNotes.writtenAt));
}

/** What a person wrote of their own or another's stepping aside, first to last. */
export async function listRecusalsBy(db: Db, userId: string) {
  const applications = await db
    .select({
      of: t.judges.name,
      from: t.applications.ref,
      reason: t.recusals.reason,
      recordedAt: t.recusals.recordedAt,
    })
    .from(t.recusals)
    .innerJoin(t.judges, eq(t.recusals.judgeId, t.judges.id))
    .innerJoin(t.applications, eq(t.recusals.applicationId, t.applications.id))
    .where(eq(t.recusals.recordedById, userId));
  const categories = await db
    .select({
      of: t.judges.name,
      from: t.categories.name,
      reason: t.categoryRecusals.reason,
      recordedAt: t.categoryRecusals.recordedAt,
    })
    .from(t.categoryRecusals)
    .innerJoin(t.judges, eq(t.categoryRecusals.judgeId, t.judges.id))
    .innerJoin(t.categories, eq(t.categoryRecusals.categoryId, t.categories.id))
    .where(eq(t.categoryRecusals.recordedById, userId));
  const staff = await db
    .select({
      of: t.users.name,
      from: t.categories.name,
      reason: t.staffRecusals.reason,
      recordedAt: t.staffRecusals.recordedAt,
    })
    .from(t.staffRecusals)
    .innerJoin(t.staff, eq(t.staffRecusals.staffId, t.staff.id))
    .innerJoin(t.users, eq(t.staff.userId, t.users.id))
    .innerJoin(t.categories, eq(t.staffRecusals.categoryId, t.categories.id))
    .where(eq(t.staffRecusals.recordedById, userId));
  return [...applications, ...categories, ...staff].sort(
    (a, b) => a.recordedAt.getTime() - b.recordedAt.getTime(),
  );
}

/** What a person promised and declared as a judge, by the judge's id, and answered when asked. */
export async function listOathsOf(db: Db, judgeIds: readonly string[]) {
  if (judgeIds.length === 0) return { oaths: [], answers: [] };
  const oaths = await db
    .select()
    .from(t.oaths)
    .where(inArray(t.oaths.judgeId, [...judgeIds]));
  const answers = await db
    .select({
      judgeId: t.conflictAnswers.judgeId,
      ref: t.applications.ref,
      text: t.conflictAnswers.text,
      answeredAt: t.conflictAnswers.answeredAt,
    })
    .from(t.conflictAnswers)
    .innerJoin(t.applications, eq(t.conflictAnswers.applicationId, t.applications.id))
    .where(inArray(t.conflictAnswers.judgeId, [...judgeIds]))
    .orderBy(asc(t.applications.ref));
  return { oaths, answers };
}

/** What judges gave the made-up applications that they practise on, by the criterion's slug. */
export async function listSampleCardsOf(db: Db, judgeIds: readonly string[]) {
  if (judgeIds.length === 0) return [];
  return db
    .select({
      category: t.categories.name,
      sample: t.samples.title,
      kind: t.samples.kind,
      points: t.sampleCards.points,
      savedAt: t.sampleCards.savedAt,
      submittedAt: t.sampleCards.submittedAt,
    })
    .from(t.sampleCards)
    .innerJoin(t.samples, eq(t.sampleCards.sampleId, t.samples.id))
    .innerJoin(t.categories, eq(t.samples.categoryId, t.categories.id))
    .where(inArray(t.sampleCards.judgeId, [...judgeIds]))
    .orderBy(asc(t.sampleCards.savedAt));
}

const SUPPLEMENT = {
  round: t.rounds.name,
  text: t.supplements.text,
  savedAt: t.supplements.savedAt,
  submittedAt: t.supplements.submittedAt,
};

/** What was added to an application before its rounds, sent or not. */
export async function listSupplementsOf(db: Db, applicationId: string) {
  return db
    .select(SUPPLEMENT)
    .from(t.supplements)
    .innerJoin(t.rounds, eq(t.supplements.roundId, t.rounds.id))
    .where(eq(t.supplements.applicationId, applicationId))
    .orderBy(asc(t.rounds.position));
}

/** As a person saved them last, also in an application that they were let into. */
export async function listSupplementsBy(db: Db, userId: string) {
  return db
    .select({ ref: t.applications.ref, ...SUPPLEMENT })
    .from(t.supplements)
    .innerJoin(t.rounds, eq(t.supplements.roundId, t.rounds.id))
    .innerJoin(t.applications, eq(t.supplements.applicationId, t.applications.id))
    .where(eq(t.supplements.savedById, userId))
    .orderBy(asc(t.supplements.savedAt));
}

/** Scorecards of judges, with their points and remarks. */
export async function listCardsOf(db: Db, judgeIds: readonly string[]) {
  if (judgeIds.length === 0) return [];
  const cards = await db
    .select({
      id: t.scorecards.id,
      round: t.rounds.slug,
      ref: t.applications.ref,
      state: t.scorecards.state,
      remark: t.scorecards.remark,
      remarkAudience: t.scorecards.remarkAudience,
      savedAt: t.scorecards.savedAt,
    })
    .from(t.scorecards)
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .where(inArray(t.scorecards.judgeId, [...judgeIds]));
  if (cards.length === 0) return [];
  const scores = await db
    .select({
      card: t.scores.scorecardId,
      criterion: t.criteria.name,
      points: t.scores.points,
    })
    .from(t.scores)
    .innerJoin(t.criteria, eq(t.scores.criterionId, t.criteria.id))
    .where(
      inArray(
        t.scores.scorecardId,
        cards.map(({ id }) => id),
      ),
    );
  const remarks = await db
    .select({
      card: t.remarks.scorecardId,
      criterion: t.criteria.name,
      text: t.remarks.text,
      audience: t.remarks.audience,
    })
    .from(t.remarks)
    .innerJoin(t.criteria, eq(t.remarks.criterionId, t.criteria.id))
    .where(
      inArray(
        t.remarks.scorecardId,
        cards.map(({ id }) => id),
      ),
    );
  return cards.map(({ id, ...card }) => ({
    ...card,
    scores: scores
      .filter((score) => score.card === id)
      .map(({ criterion, points }) => ({ criterion, points })),
    remarks: remarks
      .filter((remark) => remark.card === id)
      .map(({ criterion, text, audience }) => ({ criterion, text, audience })),
  }));
}

export async function listDraftVersionsOf(db: Db, applicationId: string) {
  return db
    .select({
      number: t.draftVersions.number,
      title: t.draftVersions.title,
      answers: t.draftVersions.answers,
      savedAt: t.draftVersions.savedAt,
    })
    .from(t.draftVersions)
    .where(eq(t.draftVersions.applicationId, applicationId))
    .orderBy(asc(t.draftVersions.number));
}

/** Seats of judges in categories whose round of scores or votes is open now. */
export async function listOpenRoundsOf(db: Db, editionIds: readonly string[]) {
  if (editionIds.length === 0) return [];
  return db
    .select({ editionId: t.rounds.editionId, name: t.rounds.name })
    .from(t.rounds)
    .where(
      and(
        inArray(t.rounds.editionId, [...editionIds]),
        eq(t.rounds.state, "open"),
        inArray(t.rounds.kind, ["scorecard", "ballot"]),
      ),
    );
}
