/** The edition bundle: what an edition is, as people exchange and check it. See docs/bundle.schema.json. */

export const BUNDLE_FORMAT = "awards-bundle/1";

export type CutoffTie = "extend" | "break";

export interface ScreeningRound {
  readonly slug: string;
  readonly kind: "screening";
}
export interface ScorecardRound {
  readonly slug: string;
  readonly kind: "scorecard";
  /** 1 where absent. */
  readonly min?: number;
  /** 10 where absent. */
  readonly max?: number;
  /** How many go on; not used in the last round. */
  readonly advance?: number;
  /** "extend" where absent. */
  readonly cutoffTie?: CutoffTie;
}
export interface BallotRound {
  readonly slug: string;
  readonly kind: "ballot";
  readonly votes: number;
}
export type BundleRound = ScreeningRound | ScorecardRound | BallotRound;
export type CountingRound = ScorecardRound | BallotRound;

export interface BundlePrize {
  readonly slug: string;
  readonly name: string;
  /** 1 where absent. */
  readonly count?: number;
  readonly by: "rank" | "panel";
}

export interface BundleCriterion {
  readonly slug: string;
  readonly name: string;
  /** 1 where absent. */
  readonly weight?: number;
}

export interface BundleCategory {
  readonly slug: string;
  readonly name: string;
  readonly criteria: readonly BundleCriterion[];
}

export interface BundleEntrant {
  readonly slug: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface BundleJudge {
  readonly slug: string;
  readonly name: string;
  readonly country?: string;
  readonly title?: string;
  readonly chair?: boolean;
  /** The panels the judge sits on. */
  readonly categories: readonly string[];
}

export const BUNDLE_STATUSES = [
  "draft",
  "submitted",
  "returned",
  "accepted",
  "rejected",
  "withdrawn",
  "disqualified",
] as const;
export type ApplicationStatus = (typeof BUNDLE_STATUSES)[number];

export interface BundleApplication {
  readonly ref: string;
  readonly category: string;
  readonly entrant: string;
  readonly title: string;
  readonly status: ApplicationStatus;
  /** It left after this round: it keeps its place there and is out of the later ones. */
  readonly leftAfter?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
}

export interface BundleRecusal {
  readonly judge: string;
  readonly application: string;
  readonly reason?: string;
}

export interface BundleScorecard {
  readonly round: string;
  readonly judge: string;
  readonly application: string;
  readonly status: "draft" | "submitted";
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}

export interface BundleBallot {
  readonly round: string;
  /** Absent once ballots are unlinked from their judges. */
  readonly judge?: string;
  readonly category: string;
  readonly choices: readonly string[];
}

export interface OrderDecision {
  readonly kind: "order";
  readonly round: string;
  readonly category: string;
  /** First is best. */
  readonly applications: readonly string[];
  readonly by: string;
  readonly reason: string;
}
export interface PrizeDecision {
  readonly kind: "prize";
  readonly category: string;
  readonly prize: string;
  readonly application: string;
  readonly by: string;
  readonly reason: string;
}
export interface StrikeDecision {
  readonly kind: "strike";
  readonly round: string;
  readonly judge: string;
  readonly application: string;
  readonly by: string;
  readonly reason: string;
}
export type BundleDecision = OrderDecision | PrizeDecision | StrikeDecision;

export interface BundleAchievement {
  readonly entrant: string;
  readonly name?: string;
  readonly citation: string;
}

export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly programme: { readonly slug: string; readonly name: string };
  readonly edition: {
    readonly slug: string;
    readonly name: string;
    readonly year: number;
    readonly timeZone: string;
  };
  readonly rounds: readonly BundleRound[];
  readonly prizes: readonly BundlePrize[];
  readonly categories: readonly BundleCategory[];
  readonly entrants: readonly BundleEntrant[];
  readonly judges: readonly BundleJudge[];
  readonly applications: readonly BundleApplication[];
  readonly recusals?: readonly BundleRecusal[];
  readonly scorecards?: readonly BundleScorecard[];
  readonly ballots?: readonly BundleBallot[];
  readonly decisions?: readonly BundleDecision[];
  readonly achievements?: readonly BundleAchievement[];
}

/** One thing wrong with a bundle: where, and what, in one line. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

export function formatFault(fault: Fault): string {
  return `${fault.where}: ${fault.what}`;
}
