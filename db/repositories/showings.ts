/** That an application was put before a judge in a round: once, and never taken back. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

interface Place {
  readonly roundId: string;
  readonly judgeId: string;
}

/** Ids of those of these applications that the judge was not shown in the round yet. */
export async function listNotShown(
  db: Db,
  { roundId, judgeId }: Place,
  editionId: string,
  refs: readonly string[],
): Promise<readonly string[]> {
  const isTheShowing = and(
    eq(t.showings.roundId, roundId),
    eq(t.showings.judgeId, judgeId),
    eq(t.showings.applicationId, t.applications.id),
  );
  const rows = await db
    .select({ id: t.applications.id })
    .from(t.applications)
    .leftJoin(t.showings, isTheShowing)
    .where(
      and(
        eq(t.applications.editionId, editionId),
        inArray(t.applications.ref, [...refs]),
        isNull(t.showings.applicationId),
      ),
    );
  return rows.map(({ id }) => id);
}

export async function appendShowings(
  tx: Tx,
  { roundId, judgeId }: Place,
  applicationIds: readonly string[],
  shownAt: Date,
): Promise<void> {
  await tx
    .insert(t.showings)
    .values(applicationIds.map((applicationId) => ({ roundId, judgeId, applicationId, shownAt })))
    .onConflictDoNothing();
}

export async function listShowings(db: Db, roundId: string) {
  return db
    .select({ judge: t.showings.judgeId, application: t.showings.applicationId })
    .from(t.showings)
    .where(eq(t.showings.roundId, roundId));
}
