/** A decision takes effect only on what it was made for. See docs/rules.md, "Tie-break chain". */
import type { OrderDecision, PrizeDecision } from "../bundle/bundle.ts";
import type { Count } from "./count.ts";

/**
 * Whether a recorded decision decides anything now: its applications may have been untied by later
 * data, or a later decision may have taken its place.
 * @param decision one of the bundle that was counted, the same object
 */
export function isInEffect(decision: OrderDecision | PrizeDecision, count: Count): boolean {
  const category = count.categories.find((one) => one.category === decision.category);
  if (!category) return false;
  if (decision.kind === "prize")
    return category.placings.some(
      ({ reason }) => reason.by === "panel" && reason.decision === decision,
    );
  const cutoffs = category.rounds.flatMap((round) =>
    round.kind === "scorecard" ? (round.cutoff?.trail ?? []) : [],
  );
  return [...cutoffs, ...category.trail].some((step) => step.decision === decision);
}
