/**
 * What digits mean while a criterion has the focus: one digit gives a score, 0 is 10 where the scale
 * has no 0, and digits in quick succession make the longer number where the scale has it.
 */
import type { ScaleEnds } from "./own-scores.ts";

export interface KeyedScore {
  /** Null where the digits so far name no score of the scale. */
  readonly score: number | null;
  /** The digits that the next one may follow. */
  readonly digits: string;
}

/** With more steps than these a score is typed as a number, not chosen among buttons. */
export const MOST_BUTTONS = 11;

export function isTyped({ least, most }: ScaleEnds): boolean {
  return most - least + 1 > MOST_BUTTONS;
}

/**
 * @param key as a browser names it
 * @param before digits typed in the same criterion just before; empty after a pause
 * @returns null where the key is no digit
 */
export function scoreOfKey(key: string, before: string, scale: ScaleEnds): KeyedScore | null {
  if (!/^\d$/.test(key)) return null;
  const isOnScale = (score: number) => score >= scale.least && score <= scale.most;
  const longer = before + key;
  if (before !== "" && !before.startsWith("0") && isOnScale(Number(longer)))
    return { score: Number(longer), digits: longer };
  const alone = key === "0" && scale.least > 0 ? 10 : Number(key);
  return { score: isOnScale(alone) ? alone : null, digits: key };
}
