/** How ties were told apart, step by step, in sentences. See docs/rules.md, "Tie-break chain". */
import { listed } from "../kernel/words.ts";
import { BY_LOT, type Names } from "../placing/explain.ts";
import type { TrailStep } from "./chain.ts";

export function trailInWords(trail: readonly TrailStep[], names: Names): readonly string[] {
  return trail.map((step) => {
    const order = step.into
      .map((group) => listed(group.map((one) => names.application(one))))
      .join(", then ");
    return `${stepName(step, names)} put ${order}.`;
  });
}

function stepName({ by, of, decision }: TrailStep, names: Names): string {
  switch (by) {
    case "criterion":
      return names.criterion(of);
    case "round-score":
      return `The ${names.round(of)} score`;
    case "decision":
      return decision?.by === BY_LOT
        ? "The lot"
        : `A decision of ${names.decider(decision?.by ?? "")}`;
    case "votes":
      return "The votes";
    case "score":
      return "The score";
  }
}
