/** What an edition's rules are made of, as the secretariat sets them. See docs/rules.md, "Rounds". */
import type { CutoffTie } from "../bundle/bundle.ts";
import type { Metal } from "./metal.ts";

export interface CriterionSettings {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly weight: number;
}

export interface CategorySettings {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly criteria: readonly CriterionSettings[];
}

/** What an applicant accepts and the secretariat checks. */
export interface ClauseSettings {
  readonly title: string;
  readonly text: string;
}

/** Asked before an application is begun. */
export interface EligibilitySettings {
  readonly text: string;
  /** The answer with which an application may go on. */
  readonly passes: "yes" | "no";
  /** Said to whoever answers otherwise. */
  readonly explanation: string;
  /** Place of the clause that decides, in the list of clauses; null for none. */
  readonly clause: number | null;
}

/** The numbers of a round: fixed once judging has begun. What its kind does not use is null. */
export interface RoundRules {
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly minScore: number | null;
  readonly maxScore: number | null;
  /** What a value means, by value: {"1": "lowest"}. */
  readonly scaleLabels: Readonly<Record<string, string>>;
  readonly quorum: number | null;
  readonly advance: number | null;
  readonly cutoffTie: CutoffTie | null;
  /** Whether a judge says in a remark why a criterion gets the lowest or the highest score. */
  readonly needsRemarkAtEnds: boolean;
  readonly votes: number | null;
}

export interface RoundSettings extends RoundRules {
  readonly slug: string;
  readonly name: string;
}

export interface PrizeSettings {
  readonly slug: string;
  readonly name: string;
  readonly count: number;
  readonly by: "rank" | "panel";
  readonly metal: Metal;
}

/** Everything that one edition can take over from another: rules, no people and no dates. */
export interface EditionSettings {
  readonly categories: readonly CategorySettings[];
  readonly clauses: readonly ClauseSettings[];
  readonly eligibility: readonly EligibilitySettings[];
  readonly rounds: readonly RoundSettings[];
  readonly prizes: readonly PrizeSettings[];
}

/** The rules of a round alone, without what its kind does not use. */
export function rulesOf(rules: RoundRules): RoundRules {
  const isScored = rules.kind === "scorecard";
  return {
    kind: rules.kind,
    minScore: isScored ? (rules.minScore ?? 1) : null,
    maxScore: isScored ? (rules.maxScore ?? 10) : null,
    scaleLabels: isScored ? rules.scaleLabels : {},
    quorum: isScored ? rules.quorum : null,
    advance: isScored ? rules.advance : null,
    cutoffTie: isScored ? (rules.cutoffTie ?? "extend") : null,
    needsRemarkAtEnds: isScored && rules.needsRemarkAtEnds,
    votes: rules.kind === "ballot" ? rules.votes : null,
  };
}
