/**
 * Notes that applications were put before a judge in a round that is open. The one place that coverage
 * comes from: every page that shows an application to a judge calls it. Looking is no act on the
 * application, so it is kept by itself and not in the audit log.
 */
import type { Context } from "#app/server/context.ts";
import { findRound } from "#db/repositories/rounds.ts";
import { appendShowings, listNotShown } from "#db/repositories/showings.ts";

export interface Showing {
  readonly editionId: string;
  readonly judgeId: string;
  /** Slug of the round. */
  readonly round: string;
  /** None of those that the judge stepped aside from. */
  readonly refs: readonly string[];
}

/** Asked each time and written at the first: a page that is opened again costs no write. */
export async function noteShowing(
  context: Context,
  { editionId, judgeId, round: slug, refs }: Showing,
): Promise<void> {
  const { read } = context.store;
  const round = refs.length === 0 ? null : await findRound(read, editionId, slug);
  if (round?.state !== "open") return;
  const place = { roundId: round.id, judgeId };
  const fresh = await listNotShown(read, place, editionId, refs);
  if (fresh.length === 0) return;
  await context.store.transact((tx) => appendShowings(tx, place, fresh, context.clock()));
}
