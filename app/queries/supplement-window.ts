/** The round before which an application may add something now; for anybody else there is none. */
import { isSupplementOpen } from "#app/domain/round/supplement.ts";
import type { Application } from "#db/repositories/applications.ts";
import { findShortlistBefore } from "#db/repositories/round-entries.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";

/** @returns null outside of the window, and for every application that is not a finalist */
export async function findSupplementRound(
  db: Db,
  application: Pick<Application, "id" | "editionId" | "categoryId" | "state">,
  now: Date,
): Promise<Round | null> {
  if (application.state !== "accepted") return null;
  const open = (await listRounds(db, application.editionId)).find((round) =>
    isSupplementOpen(round, now),
  );
  if (!open) return null;
  const finalists = await findShortlistBefore(db, open, application.categoryId);
  return finalists?.has(application.id) ? open : null;
}
