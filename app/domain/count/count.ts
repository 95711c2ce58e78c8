/** The count of an edition: what came out, and why. Every other shape of the result is made from it. */
import type { CutoffTie, OrderDecision, PrizeDecision } from "../bundle/bundle.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { NotCounted } from "../scorecard/counted-cards.ts";
import type { SettledBy, TrailStep } from "../tiebreak/chain.ts";

export interface ScoreRow {
  readonly application: string;
  readonly rank: number;
  readonly shared: boolean;
  /** Null: no scorecard counts. */
  readonly score: Fraction | null;
  /** How many scorecards count. */
  readonly scorecards: number;
  readonly notCounted: readonly { readonly judge: string; readonly why: NotCounted }[];
}

export interface VoteRow {
  readonly application: string;
  readonly rank: number;
  readonly shared: boolean;
  readonly votes: number;
}

export interface ScorecardRoundCount {
  readonly kind: "scorecard";
  readonly round: string;
  readonly standing: readonly ScoreRow[];
  readonly advanced: readonly string[];
  /** Null in the last round. */
  readonly cutoff: {
    readonly places: number;
    readonly policy: CutoffTie;
    readonly tied: readonly string[];
    readonly trail: readonly TrailStep[];
    /** Who would have gone on under the other policy; null where that would be unresolved. */
    readonly otherwise: readonly string[] | null;
  } | null;
}

export interface BallotRoundCount {
  readonly kind: "ballot";
  readonly round: string;
  readonly standing: readonly VoteRow[];
  readonly advanced: readonly string[];
  readonly votes: number;
  /** Those in the round, by ref. */
  readonly finalists: readonly string[];
  /** Those shortlisted who left since; votes for them are void. */
  readonly left: readonly string[];
  readonly ballots: number;
  readonly voidVotes: number;
}

export type RoundCount = ScorecardRoundCount | BallotRoundCount;

/** What set a placed application apart from the next below, with the figures that did. */
export type Reason =
  | { readonly by: "only"; readonly own: Fraction | null; readonly measure: "votes" | "score" }
  | {
      readonly by: Exclude<SettledBy, "decision">;
      /** The application's votes or score in the last round. */
      readonly own: Fraction | null;
      readonly measure: "votes" | "score";
      /** The round or criterion that decided. */
      readonly of: string;
      readonly against: readonly string[];
      readonly figures: { readonly own: Fraction | null; readonly other: Fraction | null };
    }
  | {
      readonly by: "decision";
      readonly own: Fraction | null;
      readonly measure: "votes" | "score";
      readonly against: readonly string[];
      readonly decision: OrderDecision;
    }
  | { readonly by: "panel"; readonly decision: PrizeDecision };

export interface Placing {
  readonly prize: string;
  readonly application: string;
  readonly reason: Reason;
}

export type Unresolved =
  | { readonly at: "cutoff"; readonly round: string; readonly applications: readonly string[] }
  | {
      readonly at: "prize";
      readonly prizes: readonly string[];
      readonly applications: readonly string[];
    }
  | {
      readonly at: "panel";
      readonly prizes: readonly string[];
      readonly applications: readonly string[];
    };

export interface CategoryCount {
  readonly category: string;
  readonly rounds: readonly RoundCount[];
  /** How ties in the final order were settled, step by step. */
  readonly trail: readonly TrailStep[];
  readonly placings: readonly Placing[];
  readonly unresolved: readonly Unresolved[];
}

export interface Count {
  readonly categories: readonly CategoryCount[];
}
