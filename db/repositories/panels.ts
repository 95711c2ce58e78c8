/** Who sits where and scores what: seats, panels of a round's own, what a split dealt out. */
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import { asideFrom, isAside, isEverAside, isNotAside } from "./recusals.ts";

const seatsEver = perConnection((db: Db) =>
  db
    .select({
      judge: t.seats.judgeId,
      category: t.seats.categoryId,
      removedAt: t.seats.removedAt,
      successor: t.seats.successorId,
    })
    .from(t.seats)
    .innerJoin(t.judges, eq(t.seats.judgeId, t.judges.id))
    .where(eq(t.judges.editionId, sql.placeholder("editionId")))
    .orderBy(asc(t.judges.createdAt), asc(t.judges.slug))
    .prepare("seats_ever"),
);

/** Every seat ever given in an edition, by id. */
export async function listSeatsEver(db: Db, editionId: string) {
  const rows = await seatsEver(db).execute({ editionId });
  return rows.map(({ removedAt, ...seat }) => ({ ...seat, isRemoved: removedAt !== null }));
}

const roundSeats = perConnection((db: Db) =>
  db
    .select({ judge: t.roundSeats.judgeId, category: t.roundSeats.categoryId })
    .from(t.roundSeats)
    .innerJoin(t.judges, eq(t.roundSeats.judgeId, t.judges.id))
    .where(eq(t.roundSeats.roundId, sql.placeholder("roundId")))
    .orderBy(asc(t.judges.createdAt), asc(t.judges.slug))
    .prepare("round_seats_of"),
);

/** The panels that a round has of its own, by id. */
export async function listRoundSeats(db: Db, roundId: string) {
  return roundSeats(db).execute({ roundId });
}

/** Puts a panel of the round's own in the place of the one before; an empty one is the category's. */
export async function saveRoundPanel(
  tx: Tx,
  { roundId, categoryId }: { readonly roundId: string; readonly categoryId: string },
  judgeIds: readonly string[],
): Promise<void> {
  await tx
    .delete(t.roundSeats)
    .where(and(eq(t.roundSeats.roundId, roundId), eq(t.roundSeats.categoryId, categoryId)));
  if (judgeIds.length > 0)
    await tx
      .insert(t.roundSeats)
      .values(judgeIds.map((judgeId) => ({ roundId, categoryId, judgeId })));
}

const assignments = perConnection((db: Db) =>
  db
    .select({ judge: t.assignments.judgeId, application: t.assignments.applicationId })
    .from(t.assignments)
    .where(eq(t.assignments.roundId, sql.placeholder("roundId")))
    .prepare("assignments_of"),
);

const assignmentsOfOne = perConnection((db: Db) =>
  db
    .select({ judge: t.assignments.judgeId, application: t.assignments.applicationId })
    .from(t.assignments)
    .where(
      and(
        eq(t.assignments.roundId, sql.placeholder("roundId")),
        eq(t.assignments.applicationId, sql.placeholder("applicationId")),
      ),
    )
    .prepare("assignments_of_one"),
);

/** @param applicationId of this one alone */
export async function listAssignments(db: Db, roundId: string, applicationId?: string) {
  return applicationId === undefined
    ? assignments(db).execute({ roundId })
    : assignmentsOfOne(db).execute({ roundId, applicationId });
}

/** Puts what was dealt of some applications in the place of what was dealt before. */
export async function saveAssignments(
  tx: Tx,
  roundId: string,
  applicationIds: readonly string[],
  dealt: readonly { readonly judge: string; readonly application: string }[],
): Promise<void> {
  if (applicationIds.length > 0)
    await tx
      .delete(t.assignments)
      .where(
        and(
          eq(t.assignments.roundId, roundId),
          inArray(t.assignments.applicationId, [...applicationIds]),
        ),
      );
  if (dealt.length > 0)
    await tx
      .insert(t.assignments)
      .values(
        dealt.map(({ judge, application }) => ({
          roundId,
          judgeId: judge,
          applicationId: application,
        })),
      )
      .onConflictDoNothing();
}

/** Submitted cards of a round whose judges did not step aside; those that were struck are among them. */
export async function listCountable(db: Db, roundId: string, applicationId?: string) {
  return db
    .select({ judge: t.scorecards.judgeId, application: t.scorecards.applicationId })
    .from(t.scorecards)
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .leftJoin(t.recusals, asideFrom.application(t.scorecards.judgeId))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.scorecards.judgeId))
    .where(
      and(
        eq(t.scorecards.roundId, roundId),
        eq(t.scorecards.state, "submitted"),
        isNotAside,
        ...(applicationId === undefined ? [] : [eq(t.scorecards.applicationId, applicationId)]),
      ),
    );
}

/** Strikes of a round in their order; a second one of the same card lifts the first. */
export async function listStrikes(db: Db, roundId: string) {
  return db
    .select({ judge: t.decisions.judgeId, application: t.decisions.applicationId })
    .from(t.decisions)
    .where(and(eq(t.decisions.roundId, roundId), eq(t.decisions.kind, "strike")))
    .orderBy(asc(t.decisions.number));
}

/** Pairs of a judge and an application of an edition, where the judge stepped aside, by id. */
export async function listAsidePairs(db: Db, editionId: string, applicationId?: string) {
  return db
    .select({ judge: t.judges.id, application: t.applications.id })
    .from(t.judges)
    .innerJoin(t.applications, eq(t.applications.editionId, t.judges.editionId))
    .leftJoin(t.recusals, asideFrom.application(t.judges.id))
    .leftJoin(t.categoryRecusals, asideFrom.category(t.judges.id))
    .where(
      and(
        eq(t.judges.editionId, editionId),
        isEverAside(db),
        isAside,
        ...(applicationId === undefined ? [] : [eq(t.applications.id, applicationId)]),
      ),
    );
}

const panelsOf = perConnection((db: Db) =>
  db
    .selectDistinct({ categoryId: t.categories.id, position: t.categories.position })
    .from(t.categories)
    .leftJoin(
      t.seats,
      and(eq(t.seats.categoryId, t.categories.id), eq(t.seats.judgeId, sql.placeholder("judgeId"))),
    )
    .leftJoin(
      t.roundSeats,
      and(
        eq(t.roundSeats.categoryId, t.categories.id),
        eq(t.roundSeats.judgeId, sql.placeholder("judgeId")),
      ),
    )
    .where(
      and(isNull(t.seats.removedAt), or(isNotNull(t.seats.id), isNotNull(t.roundSeats.judgeId))),
    )
    .orderBy(asc(t.categories.position))
    .prepare("panels_of"),
);

/** Ids of the categories that a judge judges in any round, and is not out of. */
export async function listPanelsOf(db: Db, judgeId: string): Promise<readonly string[]> {
  const rows = await panelsOf(db).execute({ judgeId });
  return rows.map(({ categoryId }) => categoryId);
}
