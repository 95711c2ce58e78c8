/** What the table of access asks of an edition, for a judge in it at this instant. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import type { Moment } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import type { Round } from "#db/repositories/rounds.ts";
import type { EditionHead } from "./membership.ts";

/** @param round the one that the thing belongs to, where it belongs to one */
export function judgeMoment(
  edition: EditionHead,
  rounds: readonly Round[],
  round: Round | null,
  now: Date,
): Moment {
  return {
    isSubmitted: true,
    hasScoringBegun: rounds.some(({ kind, state }) => kind !== "screening" && state !== "pending"),
    round: round?.state ?? null,
    isRunning: round !== null && isRunning(round, now),
    isCertified: isResultFixed(edition),
    // No page of a judge's shows a placing: those are on the public's pages.
    isPublished: false,
  };
}
