/** What a judge who leaves a panel hands over: the seat, what was dealt to it, and the cards it gave. */
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";

interface Handing {
  readonly judgeId: string;
  /** Null where nobody takes the seats over. */
  readonly successorId: string | null;
  readonly categoryIds: readonly string[];
}

/** Takes the seats back, with the reason and who takes them over. What was submitted stays. */
export async function saveSeatsHandedOver(
  tx: Tx,
  { judgeId, successorId, categoryIds }: Handing,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> {
  await tx
    .update(t.seats)
    .set({ removedAt: at, removalReason: reason, successorId })
    .where(
      and(
        eq(t.seats.judgeId, judgeId),
        inArray(t.seats.categoryId, [...categoryIds]),
        isNull(t.seats.removedAt),
      ),
    );
}

/**
 * Puts the successor where the judge sits in a round's own panel, and deals them what was dealt to the
 * judge, in every round that has not opened and every scorecard round that is open. Who votes in a
 * ballot round is settled as it opens.
 */
export async function handRoundsOver(
  tx: Tx,
  editionId: string,
  { judgeId, successorId, categoryIds }: Handing,
): Promise<void> {
  if (successorId === null) return;
  const rounds = await tx
    .select({ id: t.rounds.id })
    .from(t.rounds)
    .where(
      and(
        eq(t.rounds.editionId, editionId),
        or(
          eq(t.rounds.state, "pending"),
          and(eq(t.rounds.state, "open"), eq(t.rounds.kind, "scorecard")),
        ),
      ),
    );
  const roundIds = rounds.map(({ id }) => id);
  if (roundIds.length === 0) return;
  const places = await tx
    .select()
    .from(t.roundSeats)
    .where(
      and(
        eq(t.roundSeats.judgeId, judgeId),
        inArray(t.roundSeats.roundId, roundIds),
        inArray(t.roundSeats.categoryId, [...categoryIds]),
      ),
    );
  for (const place of places)
    await tx
      .insert(t.roundSeats)
      .values({ ...place, judgeId: successorId })
      .onConflictDoNothing();
  const dealt = await tx
    .select({ assignment: t.assignments })
    .from(t.assignments)
    .innerJoin(t.applications, eq(t.assignments.applicationId, t.applications.id))
    .where(
      and(
        eq(t.assignments.judgeId, judgeId),
        inArray(t.assignments.roundId, roundIds),
        inArray(t.applications.categoryId, [...categoryIds]),
      ),
    );
  for (const { assignment } of dealt)
    await tx
      .insert(t.assignments)
      .values({ ...assignment, judgeId: successorId })
      .onConflictDoNothing();
}

/** The cards that a judge submitted in a round for some categories, with the refs of what they are for. */
export async function listSubmittedBy(
  tx: Tx,
  roundId: string,
  { judgeId, categoryIds }: Pick<Handing, "judgeId" | "categoryIds">,
) {
  return tx
    .select({ applicationId: t.scorecards.applicationId, ref: t.applications.ref })
    .from(t.scorecards)
    .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
    .where(
      and(
        eq(t.scorecards.roundId, roundId),
        eq(t.scorecards.judgeId, judgeId),
        eq(t.scorecards.state, "submitted"),
        inArray(t.applications.categoryId, [...categoryIds]),
      ),
    )
    .orderBy(t.applications.ref);
}
