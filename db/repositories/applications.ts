/** Applications, and the claim that whoever changes one makes first. */
import { and, eq, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications } = tables;

export type Application = typeof applications.$inferSelect;

declare const claimed: unique symbol;

/** An application's row, held until the transaction ends: its state cannot change underneath. */
export type ClaimedApplication = Application & { readonly [claimed]: true };

/** Claims the application without changing its version, which counts what its city saved. */
export async function claimApplication(
  tx: Tx,
  applicationId: string,
): Promise<ClaimedApplication | undefined> {
  const [row] = await tx
    .update(applications)
    .set({ version: sql`${applications.version}` })
    .where(eq(applications.id, applicationId))
    .returning();
  return row as ClaimedApplication | undefined;
}

export async function findApplication(
  db: Db,
  editionId: string,
  ref: string,
): Promise<Application | null> {
  const [row] = await db
    .select()
    .from(applications)
    .where(and(eq(applications.editionId, editionId), eq(applications.ref, ref)));
  return row ?? null;
}
