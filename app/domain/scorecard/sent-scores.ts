/**
 * A score is a whole number of the round's scale; a card is complete when every criterion has one.
 * See docs/rules.md, "Scorecard round".
 */
import type { Outcome } from "../kernel/outcome.ts";
import { ok, refused, refusedAt, refusedEach } from "../kernel/outcome.ts";

export interface CardScale {
  readonly minScore: number | null;
  readonly maxScore: number | null;
}

export interface CardCriterion {
  readonly slug: string;
  readonly name: string;
}

/** The lowest and the highest score of a round. */
export function endsOf({ minScore, maxScore }: CardScale) {
  return { least: minScore ?? 1, most: maxScore ?? 10 };
}

/** Criteria of which a card has no score. */
export function missingScores<T extends CardCriterion>(
  scores: Readonly<Record<string, number>>,
  criteria: readonly T[],
): readonly T[] {
  return criteria.filter(({ slug }) => scores[slug] === undefined);
}

/**
 * @param scores by criterion, as they were sent
 * @param mustBeComplete drafts may leave criteria out
 */
export function checkScores(
  scores: Readonly<Record<string, number>>,
  criteria: readonly CardCriterion[],
  scale: CardScale,
  mustBeComplete: boolean,
): Outcome<void> {
  const { least, most } = endsOf(scale);
  const known = new Set(criteria.map(({ slug }) => slug));
  for (const slug of Object.keys(scores))
    if (!known.has(slug))
      return refused("invalid", "A score is for no criterion of this category.");
  for (const { slug, name } of criteria) {
    const points = scores[slug];
    if (points === undefined) continue;
    if (!Number.isInteger(points) || points < least || points > most)
      return refusedAt(
        `scores.${slug}`,
        "score-out-of-range",
        `${name} takes a whole number from ${least} to ${most}.`,
      );
  }
  if (!mustBeComplete) return ok();
  const missing = missingScores(scores, criteria);
  if (missing.length === 0) return ok();
  return refusedEach(
    "scorecard-incomplete",
    missing.map(({ slug, name }) => ({
      field: `scores.${slug}`,
      detail: `Give a score for ${name}.`,
    })),
  );
}

/** One line a criterion in which two sets of scores differ: "Impact: 7 stored, 8 yours". */
export function differences(
  criteria: readonly CardCriterion[],
  stored: Readonly<Record<string, number>>,
  sent: Readonly<Record<string, number>>,
): readonly string[] {
  const show = (points: number | undefined) => (points === undefined ? "none" : `${points}`);
  return criteria
    .filter(({ slug }) => stored[slug] !== sent[slug])
    .map(({ slug, name }) => `${name}: ${show(stored[slug])} stored, ${show(sent[slug])} yours`);
}
