/**
 * Below its quorum of counted scorecards an application is marked, and certification asks for a
 * remedy; the count itself does not change. See docs/rules.md, "Scorecard round".
 */
import type { ScoreRow } from "../count/count.ts";

/** Refs of the applications below the quorum, in the order of the standing; null is no quorum. */
export function belowQuorum(
  standing: readonly Pick<ScoreRow, "application" | "scorecards">[],
  quorum: number | null,
): readonly string[] {
  if (quorum === null) return [];
  return standing
    .filter(({ scorecards }) => scorecards < quorum)
    .map(({ application }) => application);
}
