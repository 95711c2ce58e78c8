/**
 * Whom the panel may name for a prize: any accepted application of the category that has no other
 * prize and is in no tie that waits. See docs/rules.md, "Placings".
 */
import type { CategoryCount } from "../count/count.ts";
import { byCodePoint } from "../kernel/tiers.ts";

/**
 * @param accepted refs of the category's accepted applications
 * @param prize slug of the panel prize; who holds it now may be named again
 */
export function mayBeNamed(
  category: CategoryCount,
  accepted: readonly string[],
  prize: string,
): readonly string[] {
  const taken = new Set([
    ...category.placings
      .filter((placing) => placing.prize !== prize)
      .map(({ application }) => application),
    ...category.unresolved.flatMap(({ applications }) => applications),
  ]);
  return accepted.filter((ref) => !taken.has(ref)).sort(byCodePoint);
}
