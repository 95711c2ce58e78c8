/**
 * Krippendorff's alpha for marks on an interval scale: 1 where all agree, 0 where they agree as chance
 * would, below 0 where they agree less. See docs/decisions/014-agreement-is-computed-here.md.
 */
import { groupMarks, type Mark } from "./marks.ts";
import { meanOf, spreadOf } from "./statistics.ts";

export type Agreement =
  | /** Over how many applications: those with two marks or more. */
    { readonly alpha: number; readonly applications: number }
    /** Nothing was scored by two judges, or every mark to be compared is the same. */
  | { readonly alpha: null; readonly why: "nothing-shared" | "all-equal" };

/** Only applications with two marks or more can say anything of agreement; missing cards are no fault. */
export function agreementOf(marks: readonly Mark[]): Agreement {
  const units = [...groupMarks(marks, "application").values()]
    .filter((unit) => unit.length > 1)
    .map((unit) => unit.map(({ value }) => value));
  const all = units.flat();
  if (all.length === 0) return { alpha: null, why: "nothing-shared" };
  if (spreadOf(all) === 0) return { alpha: null, why: "all-equal" };
  const observed = units.reduce((sum, unit) => sum + squares(unit) / (unit.length - 1), 0);
  const expected = squares(all) / (all.length - 1);
  return { alpha: 1 - observed / expected, applications: units.length };
}

/** Squared distances of all ordered pairs together: 2 m times the squares about their mean. */
function squares(values: readonly number[]): number {
  const mean = meanOf(values);
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
