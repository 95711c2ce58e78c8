/** Every attempt to submit, with what came of it: appended, never changed. */
import { and, asc, eq, gte } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { submitAttempts, users } = tables;

export async function appendSubmitAttempt(
  tx: Tx,
  attempt: typeof submitAttempts.$inferInsert,
): Promise<void> {
  await tx.insert(submitAttempts).values(attempt);
}

/** First to last, with the name of who tried. */
export async function listSubmitAttempts(db: Db, applicationId: string) {
  return db
    .select({
      id: submitAttempts.id,
      at: submitAttempts.at,
      result: submitAttempts.result,
      missing: submitAttempts.missing,
      by: users.name,
    })
    .from(submitAttempts)
    .leftJoin(users, eq(submitAttempts.byId, users.id))
    .where(eq(submitAttempts.applicationId, applicationId))
    .orderBy(asc(submitAttempts.at), asc(submitAttempts.id));
}

/** @param since those before it belong to an earlier time to write; null for all */
export async function findFirstAttempt(
  db: Db,
  applicationId: string,
  since: Date | null,
): Promise<Date | null> {
  const own = eq(submitAttempts.applicationId, applicationId);
  const [row] = await db
    .select({ at: submitAttempts.at })
    .from(submitAttempts)
    .where(since === null ? own : and(own, gte(submitAttempts.at, since)))
    .orderBy(asc(submitAttempts.at))
    .limit(1);
  return row?.at ?? null;
}
