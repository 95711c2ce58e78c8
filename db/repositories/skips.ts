/** What a judge laid aside in a round, to come back to last. */
import { and, eq, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const skipsOf = perConnection((db: Db) =>
  db
    .select({ applicationId: t.skips.applicationId, skippedAt: t.skips.skippedAt })
    .from(t.skips)
    .where(
      and(
        eq(t.skips.roundId, sql.placeholder("roundId")),
        eq(t.skips.judgeId, sql.placeholder("judgeId")),
      ),
    )
    .prepare("skips_of"),
);

/** When a judge skipped what, by application. */
export async function listSkipsOf(db: Db, roundId: string, judgeId: string) {
  const rows = await skipsOf(db).execute({ roundId, judgeId });
  return new Map(rows.map(({ applicationId, skippedAt }) => [applicationId, skippedAt]));
}

type Skip = typeof t.skips.$inferSelect;

/** One that is skipped again goes to the end again. */
export async function saveSkip(tx: Tx, skip: Skip): Promise<void> {
  await tx
    .insert(t.skips)
    .values(skip)
    .onConflictDoUpdate({
      target: [t.skips.roundId, t.skips.judgeId, t.skips.applicationId],
      set: { skippedAt: skip.skippedAt },
    });
}

export async function deleteSkip(tx: Tx, skip: Omit<Skip, "skippedAt">): Promise<void> {
  await tx
    .delete(t.skips)
    .where(
      and(
        eq(t.skips.roundId, skip.roundId),
        eq(t.skips.judgeId, skip.judgeId),
        eq(t.skips.applicationId, skip.applicationId),
      ),
    );
}
