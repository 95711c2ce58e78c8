/** The rules of the 3rd WeGO Smart Sustainable City Awards, as settings. See docs/rules.md, "Where the default comes from". */
import type { BundlePrize, BundleRound } from "../bundle/bundle.ts";

export const WEGO_ROUNDS: readonly BundleRound[] = [
  { slug: "screening", kind: "screening" },
  { slug: "round-one", kind: "scorecard", min: 1, max: 10, advance: 5, cutoffTie: "extend" },
  { slug: "round-two", kind: "ballot", votes: 2 },
];

export const WEGO_PRIZES: readonly BundlePrize[] = [
  { slug: "gold", name: "Gold", count: 1, by: "rank" },
  { slug: "silver", name: "Silver", count: 1, by: "rank" },
  { slug: "special-mention", name: "Special Mention", count: 1, by: "rank" },
];
