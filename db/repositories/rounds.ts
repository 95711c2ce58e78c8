import { and, eq, inArray } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { rounds } = tables;

/** Rounds that are still to open or to close. */
export async function listRoundsNotOver(db: Db, editionId: string) {
  return db
    .select({ slug: rounds.slug, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.editionId, editionId), inArray(rounds.state, ["pending", "open"])));
}
