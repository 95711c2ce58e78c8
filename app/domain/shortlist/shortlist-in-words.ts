/** The finalists of a round as a sentence a category, for whoever confirms them. */
import type { Count } from "../count/count.ts";
import { inWords } from "../kernel/words.ts";
import { countedRound } from "./confirmed.ts";

interface ShortlistNames {
  category(slug: string): string;
  application(ref: string): string;
}

/** By ref within a category: the order tells no rank. */
export function shortlistInWords(
  count: Count,
  round: string,
  names: ShortlistNames,
): readonly string[] {
  return count.categories.map((category) => {
    const advanced = countedRound(category, round)?.advanced ?? [];
    const many = advanced.length === 1 ? "one finalist" : `${inWords(advanced.length)} finalists`;
    const list = advanced.map((ref) => names.application(ref)).join("; ");
    return `${names.category(category.category)}: ${advanced.length === 0 ? "no finalist" : `${many}: ${list}`}.`;
  });
}
