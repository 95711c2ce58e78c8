import { expect, test } from "vitest";
import type { OrderDecision } from "#app/domain/bundle/bundle.ts";
import type { Names } from "#app/domain/placing/explain.ts";
import type { TrailStep } from "#app/domain/tiebreak/chain.ts";
import { trailInWords } from "#app/domain/tiebreak/trail-in-words.ts";

const names: Names = {
  application: (ref) => `City ${ref}`,
  round: (slug) => slug.replace("-", " "),
  criterion: (slug) => slug.toUpperCase(),
  decider: (by) => by,
};

function decision(by: string): OrderDecision {
  return { kind: "order", round: "final", category: "open", applications: [], by, reason: "why" };
}

const step = { tied: ["A", "B"], into: [["B"], ["A"]], decision: null };

const rows: readonly (readonly [TrailStep, string])[] = [
  [{ ...step, by: "criterion", of: "impact" }, "IMPACT put City B, then City A."],
  [{ ...step, by: "round-score", of: "round-one" }, "The round one score put City B, then City A."],
  [{ ...step, by: "votes", of: "final" }, "The votes put City B, then City A."],
  [{ ...step, by: "score", of: "final" }, "The score put City B, then City A."],
  [
    { ...step, by: "decision", of: "final", decision: decision("the chair") },
    "A decision of the chair put City B, then City A.",
  ],
  [
    { ...step, by: "decision", of: "final", decision: decision("by lot") },
    "The lot put City B, then City A.",
  ],
  [{ ...step, by: "decision", of: "final" }, "A decision of  put City B, then City A."],
  [
    { ...step, by: "criterion", of: "reach", into: [["A", "B"], ["C"]] },
    "REACH put City A and City B, then City C.",
  ],
];

test.each(rows)("a step of a tie in a sentence: %j", (one, sentence) => {
  expect(trailInWords([one], names)).toEqual([sentence]);
});
