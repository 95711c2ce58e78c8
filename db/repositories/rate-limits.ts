/** Attempts within a window of time, counted in one statement each, on any number of servers. */
import { and, eq, lt, lte, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";

const { rateLimits } = tables;

export interface Limit {
  readonly attempts: number;
  readonly milliseconds: number;
}

/** @returns whether one more attempt under this key is allowed now; an allowed one is counted */
export async function takeAttempt(
  tx: Tx,
  id: string,
  key: string,
  limit: Limit,
  now: Date,
): Promise<boolean> {
  const at = now.getTime();
  await tx
    .insert(rateLimits)
    .values({ id, key, count: 0, lastRequest: at })
    .onConflictDoNothing({ target: rateLimits.key });
  await tx
    .update(rateLimits)
    .set({ count: 0, lastRequest: at })
    .where(and(eq(rateLimits.key, key), lte(rateLimits.lastRequest, at - limit.milliseconds)));
  const taken = await tx
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} + 1` })
    .where(and(eq(rateLimits.key, key), lt(rateLimits.count, limit.attempts)))
    .returning();
  return taken.length > 0;
}
