/** What finalists add before a round, one text an application and round. */
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

export type Supplement = typeof t.supplements.$inferSelect;

export async function findSupplement(db: Db, roundId: string, applicationId: string) {
  const [row] = await db
    .select()
    .from(t.supplements)
    .where(and(eq(t.supplements.roundId, roundId), eq(t.supplements.applicationId, applicationId)));
  return row ?? null;
}

/** What was handed in, by the order of the rounds; an emptied one is none. */
export async function listSupplements(db: Db, applicationId: string) {
  const rows = await db
    .select({
      text: t.supplements.text,
      savedAt: t.supplements.savedAt,
      round: t.rounds.name,
      state: t.rounds.state,
    })
    .from(t.supplements)
    .innerJoin(t.rounds, eq(t.supplements.roundId, t.rounds.id))
    .where(
      and(eq(t.supplements.applicationId, applicationId), isNotNull(t.supplements.submittedAt)),
    )
    .orderBy(asc(t.rounds.position));
  return rows.filter(({ text }) => text !== "");
}

/** With its application held: nobody else writes it meanwhile. */
export async function saveSupplement(
  tx: Tx,
  application: ClaimedApplication,
  supplement: Omit<Supplement, "applicationId">,
): Promise<void> {
  const { text, version, savedById, savedAt, submittedAt } = supplement;
  await tx
    .insert(t.supplements)
    .values({ ...supplement, applicationId: application.id })
    .onConflictDoUpdate({
      target: [t.supplements.roundId, t.supplements.applicationId],
      set: { text, version, savedById, savedAt, submittedAt },
    });
}
