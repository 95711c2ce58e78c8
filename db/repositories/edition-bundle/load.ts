/** Reads an edition out of the tables as a bundle. */
import { asc, eq, inArray } from "drizzle-orm";
import {
  BUNDLE_FORMAT,
  type Bundle,
  type BundleApplication,
  type BundleBallot,
  type BundleDecision,
  type BundleJudge,
  type BundlePrize,
  type BundleRound,
  type BundleScorecard,
} from "#app/domain/bundle/bundle.ts";
import { inForce } from "#app/domain/decision/struck-cards.ts";
import { tables as t } from "../../schema/index.ts";
import type { Db } from "../../store/store.ts";
import { listRecusals } from "../recusals.ts";
import { listDecisions } from "../decisions.ts";
import { idOf } from "./id-of.ts";

/** Reads an edition out as a bundle. Inside a transaction it is one moment's picture. */
export async function loadEditionBundle(db: Db, editionId: string): Promise<Bundle> {
  const [head] = await db
    .select({ edition: t.editions, programme: t.programmes })
    .from(t.editions)
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(eq(t.editions.id, editionId));
  if (!head) throw new Error(`no edition ${editionId}`);
  const { rounds, prizes } = await listRules(db, editionId);
  const categories = await db
    .select()
    .from(t.categories)
    .where(eq(t.categories.editionId, editionId))
    .orderBy(asc(t.categories.position));
  const categoryIds = categories.map((category) => category.id);
  const criteria = await db
    .select()
    .from(t.criteria)
    .where(inArray(t.criteria.categoryId, categoryIds))
    .orderBy(asc(t.criteria.position));
  const entrants = await db
    .select()
    .from(t.entrants)
    .where(eq(t.entrants.editionId, editionId))
    .orderBy(asc(t.entrants.slug));
  const judges = await db
    .select()
    .from(t.judges)
    .where(eq(t.judges.editionId, editionId))
    .orderBy(asc(t.judges.slug));
  const seats = [
    ...(await db.select().from(t.seats).where(inArray(t.seats.categoryId, categoryIds))),
    // Whoever judges one round alone is on the panel too, where a bundle has one panel for all.
    ...(await db.select().from(t.roundSeats).where(inArray(t.roundSeats.categoryId, categoryIds))),
  ];
  const applications = await db
    .select()
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId))
    .orderBy(asc(t.applications.ref));
  const submitted = await lastSubmissions(db, editionId);
  const names = {
    rounds: new Map(rounds.map((one) => [one.id, one.slug])),
    prizes: new Map(prizes.map((one) => [one.id, one.slug])),
    categories: new Map(categories.map((one) => [one.id, one.slug])),
    criteria: new Map(criteria.map((one) => [one.id, one.slug])),
    entrants: new Map(entrants.map((one) => [one.id, one.slug])),
    judges: new Map(judges.map((one) => [one.id, one.slug])),
    applications: new Map(applications.map((one) => [one.id, one.ref])),
  };
  return {
    format: BUNDLE_FORMAT,
    programme: { slug: head.programme.slug, name: head.programme.name },
    edition: {
      slug: head.edition.slug,
      name: head.edition.name,
      year: head.edition.year,
      timeZone: head.edition.timeZone,
    },
    rounds: rounds.map(bundleRound),
    prizes: prizes.map(bundlePrize),
    categories: categories.map(({ id, slug, name }) => ({
      slug,
      name,
      criteria: criteria
        .filter((criterion) => criterion.categoryId === id)
        .map(({ slug, name, weight }) => ({ slug, name, weight })),
    })),
    entrants: entrants.map(({ slug, name, country }) => ({ slug, name, country })),
    judges: judges.map((judge) => bundleJudge(judge, seats, categories)),
    applications: applications.map((one): BundleApplication => ({
      ref: one.ref,
      category: idOf(names.categories, one.categoryId),
      entrant: idOf(names.entrants, one.entrantId),
      title: submitted.get(one.id)?.title ?? one.title,
      status: one.state,
      ...(one.leftAfterRoundId === null
        ? {}
        : { leftAfter: idOf(names.rounds, one.leftAfterRoundId) }),
      ...answersPart(submitted.get(one.id)?.answers ?? one.answers),
    })),
    recusals: await loadRecusals(db, editionId, names),
    scorecards: await loadScorecards(db, names),
    ballots: await loadBallots(db, names),
    decisions: await loadDecisions(db, editionId, names),
    achievements: (
      await db
        .select()
        .from(t.achievements)
        .where(eq(t.achievements.editionId, editionId))
        .orderBy(asc(t.achievements.position))
    ).map(({ entrantSlug, name, citation }) => ({ entrant: entrantSlug, name, citation })),
  };
}

/** What was submitted is what is judged and published: a city may have written on since, and not sent it. */
async function lastSubmissions(db: Db, editionId: string) {
  const rows = await db
    .select({
      applicationId: t.submissions.applicationId,
      title: t.submissions.title,
      answers: t.submissions.answers,
    })
    .from(t.submissions)
    .innerJoin(t.applications, eq(t.submissions.applicationId, t.applications.id))
    .where(eq(t.applications.editionId, editionId))
    .orderBy(asc(t.submissions.number));
  return new Map(rows.map((one) => [one.applicationId, one]));
}

function answersPart(
  answers: Readonly<Record<string, unknown>>,
): Pick<BundleApplication, "answers"> {
  return Object.keys(answers).length === 0 ? {} : { answers };
}

async function listRules(db: Db, editionId: string) {
  const rounds = await db
    .select()
    .from(t.rounds)
    .where(eq(t.rounds.editionId, editionId))
    .orderBy(asc(t.rounds.position));
  const prizes = await db
    .select()
    .from(t.prizes)
    .where(eq(t.prizes.editionId, editionId))
    .orderBy(asc(t.prizes.position));
  return { rounds, prizes };
}

/** The rounds and prizes of an edition: the rules that people are told. */
export async function loadRules(
  db: Db,
  editionId: string,
): Promise<Pick<Bundle, "rounds" | "prizes">> {
  const { rounds, prizes } = await listRules(db, editionId);
  return { rounds: rounds.map(bundleRound), prizes: prizes.map(bundlePrize) };
}

function bundlePrize({ slug, name, count, by }: typeof t.prizes.$inferSelect): BundlePrize {
  return { slug, name, count, by };
}

function bundleRound(row: typeof t.rounds.$inferSelect): BundleRound {
  const { slug, kind } = row;
  switch (kind) {
    case "screening":
      return { slug, kind };
    case "ballot":
      return { slug, kind, votes: row.votes ?? 1 };
    case "scorecard":
      return {
        slug,
        kind,
        min: row.minScore ?? 1,
        max: row.maxScore ?? 10,
        ...(row.advance === null ? {} : { advance: row.advance }),
        cutoffTie: row.cutoffTie ?? "extend",
      };
  }
}

function bundleJudge(
  judge: typeof t.judges.$inferSelect,
  seats: readonly { readonly judgeId: string; readonly categoryId: string }[],
  categories: readonly (typeof t.categories.$inferSelect)[],
): BundleJudge {
  // A removed seat stays in the bundle: the scorecards submitted from it stay counted.
  const held = new Set(
    seats.filter((seat) => seat.judgeId === judge.id).map((seat) => seat.categoryId),
  );
  return {
    slug: judge.slug,
    name: judge.name,
    ...(judge.country === null ? {} : { country: judge.country }),
    ...(judge.title === "" ? {} : { title: judge.title }),
    chair: judge.chair,
    categories: categories
      .filter((category) => held.has(category.id))
      .map((category) => category.slug),
  };
}

type NamesById = Record<
  "rounds" | "prizes" | "categories" | "criteria" | "judges" | "applications",
  ReadonlyMap<string, string>
>;

/** One of a whole category stands in the bundle once for each of its applications. */
async function loadRecusals(db: Db, editionId: string, names: NamesById) {
  return (await listRecusals(db, editionId)).map(({ judgeId, applicationId, reason }) => ({
    judge: idOf(names.judges, judgeId),
    application: idOf(names.applications, applicationId),
    reason,
  }));
}

async function loadScorecards(db: Db, names: NamesById): Promise<BundleScorecard[]> {
  const cards = await db
    .select()
    .from(t.scorecards)
    .where(inArray(t.scorecards.roundId, [...names.rounds.keys()]));
  const rows = await db
    .select({
      scorecardId: t.scores.scorecardId,
      criterionId: t.scores.criterionId,
      points: t.scores.points,
    })
    .from(t.scores)
    .innerJoin(t.scorecards, eq(t.scores.scorecardId, t.scorecards.id))
    .where(inArray(t.scorecards.roundId, [...names.rounds.keys()]));
  const scores = new Map<string, Record<string, number>>();
  for (const { scorecardId, criterionId, points } of rows) {
    const card = scores.get(scorecardId) ?? {};
    card[idOf(names.criteria, criterionId)] = points;
    scores.set(scorecardId, card);
  }
  return cards.map((card) => ({
    round: idOf(names.rounds, card.roundId),
    judge: idOf(names.judges, card.judgeId),
    application: idOf(names.applications, card.applicationId),
    status: card.state,
    scores: scores.get(card.id) ?? {},
    ...(card.remark === "" ? {} : { comment: card.remark }),
  }));
}

async function loadBallots(db: Db, names: NamesById): Promise<BundleBallot[]> {
  const rows = await db
    .select()
    .from(t.ballots)
    .where(inArray(t.ballots.roundId, [...names.rounds.keys()]));
  return rows.map(({ roundId, categoryId, choices }) => ({
    round: idOf(names.rounds, roundId),
    category: idOf(names.categories, categoryId),
    choices: choices.map((id) => idOf(names.applications, id)),
  }));
}

async function loadDecisions(
  db: Db,
  editionId: string,
  names: NamesById,
): Promise<BundleDecision[]> {
  const rows = inForce(await listDecisions(db, editionId));
  return rows.flatMap((row): BundleDecision[] => {
    const { by, reason } = row;
    switch (row.kind) {
      case "order":
        return [
          {
            kind: "order",
            round: idOf(names.rounds, row.roundId ?? ""),
            category: idOf(names.categories, row.categoryId ?? ""),
            applications: row.ordered.map((id) => idOf(names.applications, id)),
            by,
            reason,
          },
        ];
      case "prize":
        return [
          {
            kind: "prize",
            category: idOf(names.categories, row.categoryId ?? ""),
            prize: idOf(names.prizes, row.prizeId ?? ""),
            application: idOf(names.applications, row.applicationId ?? ""),
            by,
            reason,
          },
        ];
      case "strike":
        return [
          {
            kind: "strike",
            round: idOf(names.rounds, row.roundId ?? ""),
            judge: idOf(names.judges, row.judgeId ?? ""),
            application: idOf(names.applications, row.applicationId ?? ""),
            by,
            reason,
          },
        ];
      // Decisions about running the round, not about counting it.
      case "close-owed":
      case "below-quorum":
        return [];
    }
  });
}
