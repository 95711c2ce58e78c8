/** Ties that a decision may order, with the names that a form needs. */
import type { VisibleCount } from "#app/domain/access/visible-count.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import { tiedGroups } from "#app/domain/tiebreak/tied-groups.ts";

export interface OpenTie {
  readonly category: { readonly slug: string; readonly name: string };
  readonly round: string;
  readonly at: "cutoff" | "prize";
  /** By ref: no order is suggested. */
  readonly applications: readonly { readonly ref: string; readonly title: string }[];
  /** Names of the prizes at stake. */
  readonly prizes: readonly string[];
  /** The order in effect; null where the tie waits. */
  readonly decided: {
    readonly order: readonly string[];
    readonly by: string;
    readonly reason: string;
  } | null;
}

export function openTies({ bundle, count }: VisibleCount): readonly OpenTie[] {
  const prizes = new Map(bundle.prizes.map(({ slug, name }) => [slug, name]));
  return count.categories.flatMap((counted) => {
    const category = bundle.categories.find(({ slug }) => slug === counted.category);
    if (!category) return [];
    const names = namesIn(bundle, category.slug);
    return tiedGroups(counted).map((group): OpenTie => ({
      category: { slug: category.slug, name: category.name },
      round: group.round,
      at: group.at,
      applications: group.applications.map((ref) => ({ ref, title: names.application(ref) })),
      prizes: group.prizes.map((slug) => prizes.get(slug) ?? slug),
      decided: group.decision && {
        order: group.decision.applications
          .filter((ref) => group.applications.includes(ref))
          .map((ref) => names.application(ref)),
        by: names.decider(group.decision.by),
        reason: group.decision.reason,
      },
    }));
  });
}
