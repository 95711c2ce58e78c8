/**
 * A judge owes a submitted scorecard for every application on their panels that they are not recused
 * from; a round with scorecards owed is not closed in silence. See docs/rules.md, "Scorecard round".
 */
import type { BundleJudge, BundleScorecard } from "../bundle/bundle.ts";
import type { IsRecused } from "./recusals.ts";

export interface OwedScorecard {
  readonly judge: string;
  readonly application: string;
}

/**
 * In the order of the judges, then of the applications.
 * @param applications those in the round
 * @param scorecards those of the round
 */
export function owedScorecards(
  judges: readonly Pick<BundleJudge, "slug" | "categories">[],
  applications: readonly { readonly ref: string; readonly category: string }[],
  scorecards: readonly Pick<BundleScorecard, "judge" | "application" | "status">[],
  isRecused: IsRecused,
): readonly OwedScorecard[] {
  const submitted = new Map<string, Set<string>>();
  for (const { judge, application, status } of scorecards)
    if (status === "submitted")
      submitted.set(judge, (submitted.get(judge) ?? new Set()).add(application));
  return judges.flatMap(({ slug: judge, categories }) =>
    applications
      .filter(
        ({ ref, category }) =>
          categories.includes(category) &&
          !isRecused(judge, ref) &&
          !submitted.get(judge)?.has(ref),
      )
      .map(({ ref }) => ({ judge, application: ref })),
  );
}
