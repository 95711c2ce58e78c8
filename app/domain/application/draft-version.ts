/** When a save begins a new version of a draft, and when it is added to the last one. */

/** Minutes of one person's writing that come to one version, where nobody asked for more. */
const LONGEST_MINUTES = 10;

export interface LastVersion {
  readonly savedById: string | null;
  readonly startedAt: Date | null;
  /** Whether a person asked for it: nothing is added to it any more. */
  readonly isKept: boolean;
}

/** @param now of the save */
export function beginsVersion(
  last: LastVersion | null,
  savedById: string | null,
  now: Date,
): boolean {
  if (last === null || last.isKept || last.startedAt === null) return true;
  if (last.savedById !== savedById) return true;
  return now.getTime() - last.startedAt.getTime() > LONGEST_MINUTES * 60_000;
}
