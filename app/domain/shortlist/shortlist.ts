/**
 * The highest-scored applications go on; a tie across the cut-off extends the shortlist or is
 * broken by the chain. See docs/rules.md, "Shortlist".
 */
import type { CutoffTie, OrderDecision } from "../bundle/bundle.ts";
import { byCodePoint, cut } from "../kernel/tiers.ts";
import { type Group, type Measure, settle, type TrailStep } from "../tiebreak/chain.ts";

export interface Shortlist {
  /** Those certain to go on, by ref. */
  readonly advanced: readonly string[];
  readonly places: number;
  readonly policy: CutoffTie;
  /** The group that was level across the cut-off, before the policy did its work. */
  readonly tiedAtCutoff: readonly string[];
  /** What the chain could not order; the count of the category ends here. */
  readonly unresolved: readonly string[];
  readonly trail: readonly TrailStep[];
}

/**
 * @param scored groups by round score, best first, without unscored applications
 * @param chain the tie-break chain from its second step
 */
export function drawShortlist(
  scored: readonly Group[],
  places: number,
  policy: CutoffTie,
  chain: readonly Measure[],
  decisions: readonly OrderDecision[],
): Shortlist {
  const first = cut(
    scored.map((group) => group.members),
    places,
  );
  const tiedAtCutoff = first.contested?.among ?? [];
  const base = { places, policy, tiedAtCutoff, unresolved: [], trail: [] };
  if (policy === "extend" || tiedAtCutoff.length === 0)
    return { ...base, advanced: [...first.in, ...tiedAtCutoff].sort(byCodePoint) };

  const straddling = scored.filter((group) => group.members === tiedAtCutoff);
  const { groups, trail } = settle(straddling, chain, decisions);
  const second = cut(
    groups.map((group) => group.members),
    first.contested?.places ?? 0,
  );
  return {
    ...base,
    advanced: [...first.in, ...second.in].sort(byCodePoint),
    unresolved: second.contested?.among ?? [],
    trail,
  };
}
