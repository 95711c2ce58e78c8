/** Every attempt to submit, with what came of it: appended, never changed. */
import { and, asc, eq, gte, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
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

const firstAttempt = perConnection((db: Db) =>
  db
    .select({ at: submitAttempts.at })
    .from(submitAttempts)
    .where(
      and(
        eq(submitAttempts.applicationId, sql.placeholder("applicationId")),
        gte(submitAttempts.at, sql.param(sql.placeholder("since"), submitAttempts.at)),
      ),
    )
    .orderBy(asc(submitAttempts.at))
    .limit(1)
    .prepare("first_attempt"),
);

const EVER = new Date(0);

/** @param since those before it belong to an earlier time to write; null for all */
export async function findFirstAttempt(
  db: Db,
  applicationId: string,
  since: Date | null,
): Promise<Date | null> {
  const [row] = await firstAttempt(db).execute({ applicationId, since: since ?? EVER });
  return row?.at ?? null;
}
