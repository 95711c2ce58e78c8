/** What judges and applications may have in common, and what judges answered when asked. */
import { and, asc, eq, inArray, isNotNull, isNull, max, sql } from "drizzle-orm";
import {
  COLLABORATIONS_QUESTION,
  PARTNERS_QUESTION,
} from "#app/domain/conflict/likely-conflicts.ts";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

/** Accepted applications of these categories, by ref, with the address of whoever began each. */
export async function listAskedAbout(db: Db, categoryIds: readonly string[]) {
  if (categoryIds.length === 0) return [];
  return db
    .select({
      id: t.applications.id,
      ref: t.applications.ref,
      title: t.applications.title,
      categoryId: t.applications.categoryId,
      entrant: t.entrants.name,
      country: t.entrants.country,
      owner: t.users.email,
    })
    .from(t.applications)
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .leftJoin(t.users, eq(t.applications.ownerId, t.users.id))
    .where(
      and(
        inArray(t.applications.categoryId, [...categoryIds]),
        eq(t.applications.state, "accepted"),
      ),
    )
    .orderBy(asc(t.applications.ref));
}

/** Countries of the cities whose applications were accepted in an edition. */
export async function listCountriesAccepted(db: Db, editionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ country: t.entrants.country })
    .from(t.applications)
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .where(and(eq(t.applications.editionId, editionId), eq(t.applications.state, "accepted")));
  return rows.map(({ country }) => country);
}

/** Addresses of the colleagues who are in applications of these categories. */
export async function listColleagueEmails(db: Db, categoryIds: readonly string[]) {
  if (categoryIds.length === 0) return [];
  return db
    .select({ applicationId: t.colleagues.applicationId, email: t.colleagues.email })
    .from(t.colleagues)
    .innerJoin(t.applications, eq(t.colleagues.applicationId, t.applications.id))
    .where(
      and(
        inArray(t.applications.categoryId, [...categoryIds]),
        isNotNull(t.colleagues.acceptedAt),
        isNull(t.colleagues.removedAt),
      ),
    );
}

function answerTo(question: string) {
  return sql<string | null>`${t.submissions.answers} ->> cast(${question} as text)`;
}

/** What was written of partners and of earlier work, as it was submitted last, with the form that it answers. */
export async function listTold(db: Db, categoryIds: readonly string[]) {
  if (categoryIds.length === 0) return [];
  const last = db
    .select({
      applicationId: t.submissions.applicationId,
      number: max(t.submissions.number).as("last"),
    })
    .from(t.submissions)
    .innerJoin(t.applications, eq(t.submissions.applicationId, t.applications.id))
    .where(inArray(t.applications.categoryId, [...categoryIds]))
    .groupBy(t.submissions.applicationId)
    .as("last_submissions");
  return db
    .select({
      applicationId: t.submissions.applicationId,
      formVersion: t.submissions.formVersion,
      submittedAt: t.submissions.submittedAt,
      partners: answerTo(PARTNERS_QUESTION),
      collaborations: answerTo(COLLABORATIONS_QUESTION),
    })
    .from(t.submissions)
    .innerJoin(
      last,
      and(
        eq(t.submissions.applicationId, last.applicationId),
        eq(t.submissions.number, last.number),
      ),
    );
}

export type ConflictAnswer = typeof t.conflictAnswers.$inferSelect;

/** @param judgeId of this judge alone */
export async function listConflictAnswers(
  db: Db,
  editionId: string,
  judgeId?: string,
): Promise<readonly ConflictAnswer[]> {
  const rows = await db
    .select({ answer: t.conflictAnswers })
    .from(t.conflictAnswers)
    .innerJoin(t.judges, eq(t.conflictAnswers.judgeId, t.judges.id))
    .where(
      and(
        eq(t.judges.editionId, editionId),
        ...(judgeId === undefined ? [] : [eq(t.conflictAnswers.judgeId, judgeId)]),
      ),
    );
  return rows.map(({ answer }) => answer);
}

/** A later answer takes the place of the one before. */
export async function saveConflictAnswer(tx: Tx, answer: ConflictAnswer): Promise<void> {
  const { text, answeredAt } = answer;
  await tx
    .insert(t.conflictAnswers)
    .values(answer)
    .onConflictDoUpdate({
      target: [t.conflictAnswers.judgeId, t.conflictAnswers.applicationId],
      set: { text, answeredAt },
    });
}
