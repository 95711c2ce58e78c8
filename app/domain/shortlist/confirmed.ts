/**
 * A confirmed shortlist is the count's, at the moment it was confirmed; what happens afterwards may
 * part them. See docs/rules.md, "Rounds" and "Shortlist".
 */
import type { CategoryCount, Count, ScorecardRoundCount } from "../count/count.ts";
import { listed } from "../kernel/words.ts";

export interface ConfirmedShortlist {
  readonly category: string;
  /** By ref. */
  readonly applications: readonly string[];
}

/** How a round before the last came out in a category; undefined where the count did not reach it. */
export function countedRound(
  category: CategoryCount | undefined,
  round: string,
): ScorecardRoundCount | undefined {
  return category?.rounds.find(
    (one): one is ScorecardRoundCount => one.kind === "scorecard" && one.round === round,
  );
}

export interface ShortlistChange {
  readonly category: string;
  /** Confirmed, and not in the count's shortlist any more. */
  readonly gone: readonly string[];
  /** In the count's shortlist, and not confirmed. */
  readonly come: readonly string[];
}

/** The categories whose confirmed shortlist is not what the count gives now. */
export function shortlistChanges(
  count: Count,
  round: string,
  confirmed: readonly ConfirmedShortlist[],
): readonly ShortlistChange[] {
  return count.categories.flatMap((category) => {
    const now = countedRound(category, round)?.advanced ?? [];
    const then = confirmed.find((one) => one.category === category.category)?.applications ?? [];
    const gone = then.filter((ref) => !now.includes(ref));
    const come = now.filter((ref) => !then.includes(ref));
    return gone.length + come.length > 0 ? [{ category: category.category, gone, come }] : [];
  });
}

/** What changed, in a sentence. @param category its name */
export function changeInWords({ gone, come }: ShortlistChange, category: string): string {
  const left = gone.length > 0 ? `${gone.join(", ")} would leave` : "";
  const joined = come.length > 0 ? `${come.join(", ")} would come in` : "";
  const both = [left, joined].filter(Boolean).join(" and ");
  return `${category}: the count has changed since the shortlist was confirmed; ${both}.`;
}

interface SubstitutionNames {
  category(slug: string): string;
  application(ref: string): string;
}

/** Who leaves the confirmed shortlist and who moves up in their place, said to whoever confirms it. */
export function substitutionInWords(
  { category, gone, come }: ShortlistChange,
  names: SubstitutionNames,
): string {
  const said = (refs: readonly string[]) => listed(refs.map((ref) => names.application(ref)));
  const left = gone.length > 0 ? [`${said(gone)} ${gone.length === 1 ? "leaves" : "leave"}`] : [];
  const up = come.length > 0 ? [`${said(come)} ${come.length === 1 ? "moves" : "move"} up`] : [];
  return `${names.category(category)}: ${[...left, ...up].join(", and ")}.`;
}
