/** Judges of an edition and their seats on its panels. */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

export type Judge = typeof t.judges.$inferSelect;

export async function listJudges(db: Db, editionId: string): Promise<readonly Judge[]> {
  return db
    .select()
    .from(t.judges)
    .where(eq(t.judges.editionId, editionId))
    .orderBy(asc(t.judges.name), asc(t.judges.slug));
}

export async function findJudge(db: Db, editionId: string, slug: string): Promise<Judge | null> {
  const [row] = await db
    .select()
    .from(t.judges)
    .where(and(eq(t.judges.editionId, editionId), eq(t.judges.slug, slug)));
  return row ?? null;
}

export async function findJudgeById(db: Db, judgeId: string): Promise<Judge | null> {
  const [row] = await db.select().from(t.judges).where(eq(t.judges.id, judgeId));
  return row ?? null;
}

export async function appendJudge(tx: Tx, judge: typeof t.judges.$inferInsert): Promise<void> {
  await tx.insert(t.judges).values(judge);
}

type JudgeChange = Partial<
  Pick<
    Judge,
    | "name"
    | "title"
    | "country"
    | "chair"
    | "email"
    | "userId"
    | "acceptedAt"
    | "declinedAt"
    | "declineReason"
  >
>;

/** An answer that no longer stands takes its reason with it. */
export const NOT_DECLINED = { declinedAt: null, declineReason: null } as const;

export async function saveJudge(tx: Tx, judgeId: string, change: JudgeChange): Promise<void> {
  await tx.update(t.judges).set(change).where(eq(t.judges.id, judgeId));
}

/** Every seat ever given in an edition, those taken back included. */
export async function listSeats(db: Db, editionId: string) {
  return db
    .select({
      id: t.seats.id,
      judgeId: t.seats.judgeId,
      categoryId: t.seats.categoryId,
      removedAt: t.seats.removedAt,
    })
    .from(t.seats)
    .innerJoin(t.judges, eq(t.seats.judgeId, t.judges.id))
    .where(eq(t.judges.editionId, editionId));
}

interface Seat {
  readonly id: string;
  readonly judgeId: string;
  readonly categoryId: string;
}

/** Gives a seat, or gives it again after it was taken back. */
export async function saveSeat(tx: Tx, seat: Seat): Promise<void> {
  await tx
    .insert(t.seats)
    .values(seat)
    .onConflictDoUpdate({
      target: [t.seats.judgeId, t.seats.categoryId],
      set: { removedAt: null, removalReason: null, successorId: null },
    });
}

/** Takes seats back. Scorecards submitted from them stay counted. */
export async function saveSeatsRemoved(
  tx: Tx,
  judgeId: string,
  categoryIds: readonly string[],
  removedAt: Date,
): Promise<void> {
  if (categoryIds.length === 0) return;
  await tx
    .update(t.seats)
    .set({ removedAt })
    .where(
      and(
        eq(t.seats.judgeId, judgeId),
        inArray(t.seats.categoryId, [...categoryIds]),
        isNull(t.seats.removedAt),
      ),
    );
}

/** The editions in which a person accepted to judge, latest first. */
export async function listEditionsOfJudge(db: Db, userId: string) {
  return db
    .select({
      name: t.editions.name,
      slug: t.editions.slug,
      year: t.editions.year,
      state: t.editions.state,
      programme: t.programmes.slug,
      programmeName: t.programmes.name,
    })
    .from(t.judges)
    .innerJoin(t.editions, eq(t.judges.editionId, t.editions.id))
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(and(eq(t.judges.userId, userId), isNotNull(t.judges.acceptedAt)))
    .orderBy(desc(t.editions.year), desc(t.editions.createdAt));
}
