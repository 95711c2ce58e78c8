/**
 * What a judge says beside the scores: on a criterion, or on the whole; for the secretariat, or for
 * whoever applied. See docs/rules.md, "Scorecard round".
 */
import { type Outcome, ok, refused, refusedEach } from "../kernel/outcome.ts";
import { type CardCriterion, type CardScale, endsOf, missingScores } from "./sent-scores.ts";

export const REMARK_AUDIENCES = ["secretariat", "applicant"] as const;
export type RemarkAudience = (typeof REMARK_AUDIENCES)[number];

export interface Remark {
  readonly text: string;
  readonly audience: RemarkAudience;
}

/** Nothing was said; for whom it would have been does not matter. */
export const NO_REMARK: Remark = { text: "", audience: "secretariat" };

/** By the criterion's slug; one that is missing or empty was not made. */
export type Remarks = Readonly<Record<string, Remark>>;

export function isSameRemark(one: Remark, other: Remark): boolean {
  return one.text === other.text && (one.text === "" || one.audience === other.audience);
}

export interface RemarkRule extends CardScale {
  /** Whether a score at an end of the scale must be explained. */
  readonly needsRemarkAtEnds: boolean;
}

interface SentCard {
  readonly scores: Readonly<Record<string, number>>;
  readonly remarks: Remarks;
}

/** Criteria scored with the lowest or the highest of the scale that say nothing of why. */
export function unexplainedEnds<T extends CardCriterion>(
  { scores, remarks }: SentCard,
  criteria: readonly T[],
  rule: RemarkRule,
): readonly T[] {
  if (!rule.needsRemarkAtEnds) return [];
  const { least, most } = endsOf(rule);
  return criteria.filter(({ slug }) => {
    const points = scores[slug];
    const isEnd = points === least || points === most;
    return isEnd && (remarks[slug]?.text ?? "").trim() === "";
  });
}

/** What a card lacks to be submitted, all at once; its scores are on the scale already. */
export function checkWhole(
  card: SentCard,
  criteria: readonly CardCriterion[],
  rule: RemarkRule,
): Outcome<void> {
  const unexplained = new Set(unexplainedEnds(card, criteria, rule));
  const missing = new Set(missingScores(card.scores, criteria));
  const faults = criteria.flatMap((criterion) => {
    const { slug, name } = criterion;
    if (missing.has(criterion))
      return [{ field: `scores.${slug}`, detail: `Give a score for ${name}.` }];
    if (!unexplained.has(criterion)) return [];
    const points = card.scores[slug] ?? 0;
    return [
      { field: `remarks.${slug}.text`, detail: `Say in a remark why ${name} gets ${points}.` },
    ];
  });
  return faults.length === 0 ? ok() : refusedEach("scorecard-incomplete", faults);
}

/** A remark belongs to a criterion of the category. */
export function checkRemarks(remarks: Remarks, criteria: readonly CardCriterion[]): Outcome<void> {
  const known = new Set(criteria.map(({ slug }) => slug));
  return Object.keys(remarks).every((slug) => known.has(slug))
    ? ok()
    : refused("invalid", "A remark is on no criterion of this category.");
}

/** One sentence a criterion whose remarks differ: "The remarks on Impact differ." */
export function differingRemarks(
  criteria: readonly CardCriterion[],
  stored: Remarks,
  sent: Remarks,
): readonly string[] {
  return criteria
    .filter(({ slug }) => !isSameRemark(stored[slug] ?? NO_REMARK, sent[slug] ?? NO_REMARK))
    .map(({ name }) => `The remarks on ${name} differ.`);
}
