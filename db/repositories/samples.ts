/** Made-up applications to practise on and to calibrate by, with what judges gave them. Never counted. */
import { and, asc, eq, inArray, isNotNull, isNull, notExists, type SQL, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ActingJudge } from "./round-entries.ts";
import type { ClaimedRound } from "./rounds.ts";

export type Sample = typeof t.samples.$inferSelect;

/** Of one category, in their order. */
export async function listSamples(db: Db, categoryId: string): Promise<readonly Sample[]> {
  return db
    .select()
    .from(t.samples)
    .where(eq(t.samples.categoryId, categoryId))
    .orderBy(asc(t.samples.position), asc(t.samples.id));
}

/** How each sample of an edition is classed, with the category it is in. */
export async function listSampleKinds(db: Db, editionId: string) {
  return db
    .select({ categoryId: t.samples.categoryId, kind: t.samples.kind })
    .from(t.samples)
    .innerJoin(t.categories, eq(t.samples.categoryId, t.categories.id))
    .where(eq(t.categories.editionId, editionId));
}

/** Who submitted a card on which sample of a category; without a score. */
export async function listSubmittedOn(db: Db, categoryId: string) {
  return db
    .select({ judge: t.sampleCards.judgeId, sample: t.sampleCards.sampleId })
    .from(t.sampleCards)
    .innerJoin(t.samples, eq(t.sampleCards.sampleId, t.samples.id))
    .where(and(eq(t.samples.categoryId, categoryId), isNotNull(t.sampleCards.submittedAt)));
}

/** Every submitted card on the calibration set of a category, by judge. */
export async function listCalibrationCards(db: Db, categoryId: string) {
  return db
    .select({
      judge: t.sampleCards.judgeId,
      sample: t.sampleCards.sampleId,
      points: t.sampleCards.points,
    })
    .from(t.sampleCards)
    .innerJoin(t.samples, eq(t.sampleCards.sampleId, t.samples.id))
    .where(
      and(
        eq(t.samples.categoryId, categoryId),
        eq(t.samples.kind, "calibration"),
        isNotNull(t.sampleCards.submittedAt),
      ),
    )
    .orderBy(asc(t.samples.position), asc(t.samples.id), asc(t.sampleCards.judgeId));
}

const isAside = (db: Db) =>
  db
    .select({ id: t.categoryRecusals.id })
    .from(t.categoryRecusals)
    .where(
      and(
        eq(t.categoryRecusals.judgeId, t.seats.judgeId),
        eq(t.categoryRecusals.categoryId, t.seats.categoryId),
      ),
    );

/** Who scores a category's calibration set: its judges, without those who declined or stepped aside from it. */
export async function listCalibratingJudges(db: Db, categoryId: string) {
  return db
    .select({ id: t.judges.id, name: t.judges.name })
    .from(t.seats)
    .innerJoin(t.judges, eq(t.seats.judgeId, t.judges.id))
    .where(
      and(
        eq(t.seats.categoryId, categoryId),
        isNull(t.seats.removedAt),
        isNull(t.judges.declinedAt),
        notExists(isAside(db)),
      ),
    )
    .orderBy(asc(t.judges.name), asc(t.judges.slug));
}

const OF_ONE_JUDGE = {
  id: t.samples.id,
  categoryId: t.samples.categoryId,
  kind: t.samples.kind,
  title: t.samples.title,
  version: t.sampleCards.version,
  submittedAt: t.sampleCards.submittedAt,
};

const ownSamples = perConnection((db: Db) =>
  db
    .select(OF_ONE_JUDGE)
    .from(t.seats)
    .innerJoin(t.samples, eq(t.samples.categoryId, t.seats.categoryId))
    .leftJoin(
      t.sampleCards,
      and(eq(t.sampleCards.sampleId, t.samples.id), eq(t.sampleCards.judgeId, t.seats.judgeId)),
    )
    .where(
      and(
        eq(t.seats.judgeId, sql.placeholder("judgeId")),
        isNull(t.seats.removedAt),
        notExists(isAside(db)),
      ),
    )
    .orderBy(asc(t.samples.position), asc(t.samples.id))
    .prepare("own_samples"),
);

/** All samples on a judge's panels, each with how far that judge is with it. */
export async function listOwnSamples(db: Db, judgeId: string) {
  return ownSamples(db).execute({ judgeId });
}

const calibrationLeft = perConnection((db: Db) =>
  db
    .select({ id: t.samples.id })
    .from(t.seats)
    .innerJoin(t.samples, eq(t.samples.categoryId, t.seats.categoryId))
    .leftJoin(
      t.sampleCards,
      and(eq(t.sampleCards.sampleId, t.samples.id), eq(t.sampleCards.judgeId, t.seats.judgeId)),
    )
    .where(
      and(
        eq(t.seats.judgeId, sql.placeholder("judgeId")),
        isNull(t.seats.removedAt),
        eq(t.seats.categoryId, sql.placeholder("categoryId")),
        eq(t.samples.kind, "calibration"),
        isNull(t.sampleCards.submittedAt),
      ),
    )
    .limit(1)
    .prepare("calibration_left"),
);

/** Whether a judge has still to submit some of the set of a category; who sits in one round alone is not asked. */
export async function isCalibrationLeft(db: Db, judgeId: string, categoryId: string) {
  return (await calibrationLeft(db).execute({ judgeId, categoryId })).length > 0;
}

/** A sample on one of the judge's panels, with that judge's own card. */
export async function findSampleToScore(db: Db, acting: ActingJudge, sampleId: string) {
  const [row] = await db
    .select({
      ...OF_ONE_JUDGE,
      text: t.samples.text,
      categorySlug: t.categories.slug,
      categoryName: t.categories.name,
      points: t.sampleCards.points,
      savedAt: t.sampleCards.savedAt,
    })
    .from(t.samples)
    .innerJoin(t.categories, eq(t.samples.categoryId, t.categories.id))
    .innerJoin(
      t.seats,
      and(eq(t.seats.categoryId, t.samples.categoryId), isNull(t.seats.removedAt)),
    )
    .innerJoin(t.judges, eq(t.judges.id, t.seats.judgeId))
    .leftJoin(
      t.sampleCards,
      and(eq(t.sampleCards.sampleId, t.samples.id), eq(t.sampleCards.judgeId, t.judges.id)),
    )
    .where(
      and(
        eq(t.samples.id, sampleId),
        eq(t.categories.editionId, acting.editionId),
        eq(t.judges.editionId, acting.editionId),
        eq(t.judges.id, acting.judgeId),
        eq(t.judges.userId, acting.userId),
        notExists(isAside(db)),
      ),
    );
  return row ?? null;
}

/** In the place of the judge's earlier one. @param _round claimed, so that nothing is stored past its close */
export async function saveSampleCardRow(
  tx: Tx,
  _round: ClaimedRound,
  card: typeof t.sampleCards.$inferInsert,
): Promise<void> {
  const { points, version, savedAt, submittedAt } = card;
  await tx
    .insert(t.sampleCards)
    .values(card)
    .onConflictDoUpdate({
      target: [t.sampleCards.sampleId, t.sampleCards.judgeId],
      set: { points, version, savedAt, submittedAt: submittedAt ?? null },
    });
}

export async function appendSample(tx: Tx, sample: Sample): Promise<void> {
  await tx.insert(t.samples).values(sample);
}

export async function saveSample(
  tx: Tx,
  id: string,
  change: Pick<Sample, "kind" | "title" | "text" | "position">,
): Promise<void> {
  await tx.update(t.samples).set(change).where(eq(t.samples.id, id));
}

/** With the drafts on them. */
export async function deleteSamples(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(t.sampleCards).where(inArray(t.sampleCards.sampleId, [...ids]));
  await tx.delete(t.samples).where(inArray(t.samples.id, [...ids]));
}

/** With the cards on them, before their categories go. */
export async function deleteSamplesOf(tx: Tx, ofCategories: SQL): Promise<void> {
  const rows = await tx.select({ id: t.samples.id }).from(t.samples).where(ofCategories);
  await deleteSamples(
    tx,
    rows.map(({ id }) => id),
  );
}
