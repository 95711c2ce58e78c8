/** How each judge used the scale beside the rest of the panel. */
import { groupMarks, type Mark } from "./marks.ts";
import { meanOf, spreadOf, toGrain } from "./statistics.ts";

export interface Severity {
  readonly judge: string;
  /** How many cards of theirs count. */
  readonly cards: number;
  /** How many applications they and somebody else both scored. */
  readonly shared: number;
  /**
   * Points above (milder) or below (stricter) the mean of the others, over the shared applications;
   * null where none is shared.
   */
  readonly against: number | null;
  /** Standard deviation of their own marks; null under two cards. */
  readonly spread: number | null;
}

/** Strictest first; who shares nothing with anybody last. */
export function severities(marks: readonly Mark[]): readonly Severity[] {
  const byApplication = groupMarks(marks, "application");
  return [...groupMarks(marks, "judge")]
    .map(([judge, own]): Severity => {
      const gaps = own.flatMap(({ application, value }) => {
        const others = (byApplication.get(application) ?? []).filter((one) => one.judge !== judge);
        return others.length === 0 ? [] : [value - meanOf(others.map((one) => one.value))];
      });
      return {
        judge,
        cards: own.length,
        shared: gaps.length,
        against: gaps.length === 0 ? null : toGrain(meanOf(gaps)),
        spread: own.length < 2 ? null : spreadOf(own.map(({ value }) => value)),
      };
    })
    .sort((a, b) => (a.against ?? Number.MAX_VALUE) - (b.against ?? Number.MAX_VALUE));
}
