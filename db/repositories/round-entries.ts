/** Which applications are in a round, and whether a judge may act on one there. */
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db } from "../store/store.ts";

interface RoundPlace {
  readonly editionId: string;
  readonly position: number;
}

/** Who acts: the judge's own row and the person it must belong to. */
export interface ActingJudge {
  readonly editionId: string;
  readonly judgeId: string;
  readonly userId: string;
}

const shortlistBefore = perConnection((db: Db) =>
  db
    .select({ state: t.rounds.state, applications: t.shortlists.applications })
    .from(t.rounds)
    .leftJoin(
      t.shortlists,
      and(
        eq(t.shortlists.roundId, t.rounds.id),
        eq(t.shortlists.categoryId, sql.placeholder("categoryId")),
      ),
    )
    .where(
      and(
        eq(t.rounds.editionId, sql.placeholder("editionId")),
        eq(t.rounds.kind, "scorecard"),
        lt(t.rounds.position, sql.placeholder("position")),
      ),
    )
    .orderBy(desc(t.rounds.position))
    .limit(1)
    .prepare("shortlist_before"),
);

/**
 * Ids of those that the latest scorecard round before this one sent on, as confirmed; in an order
 * that tells their rank, so never shown as it is.
 * @returns null where no such round is: every accepted application is in; empty before it is confirmed
 */
export async function findShortlistBefore(
  db: Db,
  { editionId, position }: RoundPlace,
  categoryId: string,
): Promise<ReadonlySet<string> | null> {
  const [before] = await shortlistBefore(db).execute({ editionId, position, categoryId });
  if (!before) return null;
  return new Set(before.state === "confirmed" ? (before.applications ?? []) : []);
}

const acceptedOf = perConnection((db: Db) =>
  db
    .select({
      id: t.applications.id,
      ref: t.applications.ref,
      title: t.applications.title,
      categoryId: t.applications.categoryId,
      entrant: t.entrants.name,
      country: t.entrants.country,
    })
    .from(t.applications)
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .where(
      and(
        eq(t.applications.editionId, sql.placeholder("editionId")),
        eq(t.applications.categoryId, sql.placeholder("categoryId")),
        eq(t.applications.state, "accepted"),
      ),
    )
    .orderBy(asc(t.applications.ref))
    .prepare("accepted_of"),
);

/** Every application of these categories that is in the round now, by ref; those that left are not. */
export async function listEntries(db: Db, round: RoundPlace, categoryIds: readonly string[]) {
  const entries = [];
  for (const categoryId of categoryIds) {
    const { editionId } = round;
    const accepted = await acceptedOf(db).execute({ editionId, categoryId });
    const shortlist = await findShortlistBefore(db, round, categoryId);
    for (const row of accepted) if (shortlist === null || shortlist.has(row.id)) entries.push(row);
  }
  return entries;
}

/** A category, and the judge that the person is; whether they sit on its panel is asked of the round. */
export async function findJudgeInCategory(db: Db, acting: ActingJudge, category: string) {
  const [row] = await db
    .select({
      categoryId: t.categories.id,
      categorySlug: t.categories.slug,
      categoryName: t.categories.name,
      judgeName: t.judges.name,
    })
    .from(t.categories)
    .innerJoin(t.judges, eq(t.judges.editionId, t.categories.editionId))
    .where(
      and(
        eq(t.categories.editionId, acting.editionId),
        eq(t.categories.slug, category),
        eq(t.judges.id, acting.judgeId),
        eq(t.judges.userId, acting.userId),
      ),
    );
  return row ?? null;
}
