/** The rules of an edition as rows: read whole, and written whole for a new edition. */
import { and, asc, count, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { EditionUse } from "#app/domain/edition/locks.ts";
import type { EditionSettings } from "#app/domain/edition/settings.ts";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import { appendEligibilityQuestion, listEligibilityQuestions } from "./eligibility.ts";

export type Category = typeof t.categories.$inferSelect;
export type Criterion = typeof t.criteria.$inferSelect;
export type Clause = typeof t.clauses.$inferSelect;
export type Prize = typeof t.prizes.$inferSelect;

export async function listCategories(db: Db, editionId: string): Promise<readonly Category[]> {
  return db
    .select()
    .from(t.categories)
    .where(eq(t.categories.editionId, editionId))
    .orderBy(asc(t.categories.position));
}

const clausesOf = perConnection((db: Db) =>
  db
    .select()
    .from(t.clauses)
    .where(eq(t.clauses.editionId, sql.placeholder("editionId")))
    .orderBy(asc(t.clauses.position))
    .prepare("clauses_of"),
);

export async function listClauses(db: Db, editionId: string): Promise<readonly Clause[]> {
  return clausesOf(db).execute({ editionId });
}

const prizesOf = perConnection((db: Db) =>
  db
    .select()
    .from(t.prizes)
    .where(eq(t.prizes.editionId, sql.placeholder("editionId")))
    .orderBy(asc(t.prizes.position))
    .prepare("prizes_of"),
);

export async function listPrizes(db: Db, editionId: string): Promise<readonly Prize[]> {
  return prizesOf(db).execute({ editionId });
}

/** In the order that ties are told apart by. */
export async function listCriteria(db: Db, categoryId: string): Promise<readonly Criterion[]> {
  return db
    .select()
    .from(t.criteria)
    .where(eq(t.criteria.categoryId, categoryId))
    .orderBy(asc(t.criteria.position));
}

/** Of every category of the edition. */
async function listAllCriteria(db: Db, editionId: string): Promise<readonly Criterion[]> {
  const rows = await db
    .select({ criterion: t.criteria })
    .from(t.criteria)
    .innerJoin(t.categories, eq(t.criteria.categoryId, t.categories.id))
    .where(eq(t.categories.editionId, editionId))
    .orderBy(asc(t.criteria.position));
  return rows.map(({ criterion }) => criterion);
}

/** Everything that makes the rules, with the ids of its rows. */
export async function loadSettings(db: Db, editionId: string) {
  const criteria = await listAllCriteria(db, editionId);
  const rounds = await db
    .select()
    .from(t.rounds)
    .where(eq(t.rounds.editionId, editionId))
    .orderBy(asc(t.rounds.position));
  const clauses = await listClauses(db, editionId);
  const eligibility = await listEligibilityQuestions(db, editionId);
  return {
    categories: (await listCategories(db, editionId)).map((category) => ({
      ...category,
      criteria: criteria.filter(({ categoryId }) => categoryId === category.id),
    })),
    clauses,
    eligibility: eligibility.map((question) => {
      const clause = clauses.findIndex(({ id }) => id === question.clauseId);
      return { ...question, clause: clause === -1 ? null : clause };
    }),
    rounds,
    prizes: await listPrizes(db, editionId),
  };
}

/** Gives a new edition its rules. Positions follow the order of the lists. */
export async function appendSettings(
  tx: Tx,
  editionId: string,
  settings: EditionSettings,
  newId: () => string,
): Promise<void> {
  for (const [position, category] of settings.categories.entries()) {
    const { slug, name, description } = category;
    const categoryId = newId();
    await tx
      .insert(t.categories)
      .values({ id: categoryId, editionId, slug, name, description, position });
    const criteria = category.criteria.map(({ slug, name, description, weight }, position) => ({
      id: newId(),
      categoryId,
      slug,
      name,
      description,
      weight,
      position,
    }));
    if (criteria.length > 0) await tx.insert(t.criteria).values(criteria);
  }
  const clauses = settings.clauses.map(({ title, text }, position) => ({
    id: newId(),
    editionId,
    title,
    text,
    position,
  }));
  if (clauses.length > 0) await tx.insert(t.clauses).values(clauses);
  for (const [position, question] of settings.eligibility.entries()) {
    const { text, passes, explanation, clause } = question;
    const clauseId = clause === null ? null : (clauses[clause]?.id ?? null);
    const row = { id: newId(), editionId, text, passes, explanation, clauseId, position };
    await appendEligibilityQuestion(tx, row);
  }
  const rounds = settings.rounds.map((round, position) => ({
    id: newId(),
    editionId,
    slug: round.slug,
    name: round.name,
    kind: round.kind,
    position,
    state: "pending" as const,
    minScore: round.minScore,
    maxScore: round.maxScore,
    scaleLabels: round.scaleLabels,
    quorum: round.quorum,
    advance: round.advance,
    cutoffTie: round.cutoffTie,
    needsRemarkAtEnds: round.needsRemarkAtEnds,
    votes: round.votes,
    version: 0,
  }));
  if (rounds.length > 0) await tx.insert(t.rounds).values(rounds);
  const prizes = settings.prizes.map(({ slug, name, count, by, metal }, position) => ({
    id: newId(),
    editionId,
    slug,
    name,
    count,
    by,
    metal,
    position,
  }));
  if (prizes.length > 0) await tx.insert(t.prizes).values(prizes);
}

interface UsedEdition {
  readonly id: string;
  readonly state: EditionUse["state"];
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
}

/** What has happened in an edition, for what use has fixed. */
export async function findEditionUse(
  db: Db,
  { id, state, callOpensAt, callClosesAt }: UsedEdition,
  now: Date,
): Promise<EditionUse> {
  const [submitted] = await db
    .select({ id: t.applications.id })
    .from(t.applications)
    .where(and(eq(t.applications.editionId, id), isNotNull(t.applications.submittedAt)))
    .limit(1);
  const [card] = await db
    .select({ id: t.scorecards.id })
    .from(t.scorecards)
    .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
    .where(eq(t.rounds.editionId, id))
    .limit(1);
  const judged = await db
    .select({ state: t.rounds.state })
    .from(t.rounds)
    .where(and(eq(t.rounds.editionId, id), inArray(t.rounds.kind, ["scorecard", "ballot"])))
    .orderBy(asc(t.rounds.position));
  const last = judged.at(-1);
  return {
    state,
    callOpensAt,
    callClosesAt,
    hasSubmission: submitted !== undefined,
    hasScorecard: card !== undefined,
    hasJudgingBegun: judged.some(({ state }) => state !== "pending"),
    hasLastRoundBegun: last !== undefined && last.state !== "pending",
    now,
  };
}

/** How many applications are in each category, drafts included, by the category's id. */
export async function countApplications(
  db: Db,
  editionId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ categoryId: t.applications.categoryId, found: count() })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId))
    .groupBy(t.applications.categoryId);
  return new Map(rows.map(({ categoryId, found }) => [categoryId, found]));
}
