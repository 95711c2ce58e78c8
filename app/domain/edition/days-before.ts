/** Applications by day of the call, so that two editions can be laid side by side by their deadlines. */

/** By whole days left to the deadline, how many came in. */
export type DailyCounts = ReadonlyMap<number, number>;

export interface DayBeside {
  /** Whole days to the deadline: 0 is the last 24 hours, and whatever the grace let in. */
  readonly daysLeft: number;
  /** Null for a day that is still to come. */
  readonly now: number | null;
  readonly before: number;
}

/** Longer ago than this is counted on the first day that is shown. */
export const MOST_DAYS = 60;

/**
 * From the first day on which either edition got something to the deadline.
 * @param today whole days left now; 0 or less once it is over
 */
export function daysBeside(
  now: DailyCounts,
  before: DailyCounts,
  today: number,
): readonly DayBeside[] {
  const first = Math.min(MOST_DAYS, Math.max(0, ...now.keys(), ...before.keys(), today));
  const at = (counts: DailyCounts, day: number) =>
    day < first
      ? (counts.get(day) ?? 0)
      : [...counts].reduce((sum, [left, count]) => (left >= first ? sum + count : sum), 0);
  return Array.from({ length: first + 1 }, (_, index) => {
    const daysLeft = first - index;
    return {
      daysLeft,
      now: daysLeft < today ? null : at(now, daysLeft),
      before: at(before, daysLeft),
    };
  });
}
