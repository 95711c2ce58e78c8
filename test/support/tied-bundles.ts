/** The small bundle with ties that nothing but a person can settle. */
import type { Bundle, CutoffTie } from "#app/domain/bundle/bundle.ts";
import { smallBundle } from "./small-bundle.ts";

const LEVEL = { impact: 7, reach: 7 };

function withLevel(bundle: Bundle, level: readonly string[]): Bundle {
  return {
    ...bundle,
    recusals: [],
    scorecards: (bundle.scorecards ?? []).map((card) =>
      level.includes(card.application) ? { ...card, scores: LEVEL } : card,
    ),
  };
}

/** Two go on; A2 and A3 are level in everything across the cut-off. */
export function levelAtTheCutoff(cutoffTie: CutoffTie): Bundle {
  const bundle = withLevel(smallBundle(), ["A2", "A3"]);
  return {
    ...bundle,
    rounds: bundle.rounds.map((round) =>
      round.kind === "scorecard" ? { ...round, advance: 2, cutoffTie } : round,
    ),
    ballots: [],
  };
}

/** A1 and A2 are level in votes, scores and every criterion, ahead of A3. */
export function levelForGold(): Bundle {
  return withLevel(smallBundle(), ["A1", "A2"]);
}

/** Gold and silver by rank, and a mention that the panel names. */
export function withMention(): Bundle {
  const bundle = smallBundle();
  return {
    ...bundle,
    prizes: [...bundle.prizes, { slug: "mention", name: "Mention", count: 1, by: "panel" }],
  };
}
