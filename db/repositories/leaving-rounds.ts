/** The rounds of an edition as an application that leaves meets them. */
import { asc, and, eq } from "drizzle-orm";
import type { LeavingRound } from "#app/domain/application/leaving.ts";
import { tables as t } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

/** In their order, each with whether its confirmed shortlist names the application. */
export async function listLeavingRounds(
  db: Db,
  application: { readonly id: string; readonly editionId: string; readonly categoryId: string },
): Promise<readonly LeavingRound[]> {
  const rows = await db
    .select({
      id: t.rounds.id,
      kind: t.rounds.kind,
      state: t.rounds.state,
      shortlist: t.shortlists.applications,
    })
    .from(t.rounds)
    .leftJoin(
      t.shortlists,
      and(
        eq(t.shortlists.roundId, t.rounds.id),
        eq(t.shortlists.categoryId, application.categoryId),
      ),
    )
    .where(eq(t.rounds.editionId, application.editionId))
    .orderBy(asc(t.rounds.position));
  return rows.map(({ shortlist, ...round }) => ({
    ...round,
    isFinalist: shortlist?.includes(application.id) ?? false,
  }));
}
