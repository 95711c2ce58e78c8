/**
 * Prizes go down the final order; a tie matters only where it straddles a boundary between prizes;
 * a panel prize is named by a decision. See docs/rules.md, "Placings".
 */
import type { BundlePrize, PrizeDecision } from "../bundle/bundle.ts";
import type { Placing, Reason, Unresolved } from "../count/count.ts";
import { byCodePoint } from "../kernel/tiers.ts";
import type { Group, Measure } from "../tiebreak/chain.ts";

export interface FinalOrder {
  /** Best first, refined by the chain; without unscored applications. */
  readonly groups: readonly Group[];
  /** The measure of the last round; null where no round counts. */
  readonly measure: Measure | null;
  /** Whether something unscored stands below the last group. */
  readonly unscoredBelow: readonly string[];
}

export function awardPrizes(
  prizes: readonly BundlePrize[],
  order: FinalOrder,
  accepted: readonly string[],
  decisions: readonly PrizeDecision[],
): { placings: readonly Placing[]; unresolved: readonly Unresolved[] } {
  const placed = order.groups.reduce((sum, group) => sum + group.members.length, 0);
  const slots = prizes
    .filter((prize) => prize.by === "rank")
    // A count may be any whole number, but no prize is given more often than there are applications.
    .flatMap(({ slug, count = 1 }) => Array<string>(Math.min(count, placed)).fill(slug));
  const byRank = awardByRank(slots, order);
  const taken = new Set(byRank.placings.map((placing) => placing.application));
  for (const tie of byRank.unresolved) for (const member of tie.applications) taken.add(member);
  const byPanel = awardByPanel(prizes, accepted, taken, decisions);
  const all = [...byRank.placings, ...byPanel.placings];
  return {
    placings: prizes.flatMap((prize) => all.filter((placing) => placing.prize === prize.slug)),
    unresolved: [...byRank.unresolved, ...byPanel.unresolved],
  };
}

function awardByRank(slots: readonly string[], order: FinalOrder) {
  const placings: Placing[] = [];
  const unresolved: Unresolved[] = [];
  let at = 0;
  for (const [index, group] of order.groups.entries()) {
    if (at >= slots.length) break;
    const reached = slots.slice(at, at + group.members.length);
    const stakes = new Set(reached);
    const overflows = reached.length < group.members.length;
    if (stakes.size > 1 || overflows)
      unresolved.push({
        at: "prize",
        prizes: [...stakes],
        applications: [...group.members].sort(byCodePoint),
      });
    else
      for (const application of [...group.members].sort(byCodePoint))
        placings.push({
          prize: reached[0] ?? "",
          application,
          reason: reasonOf(application, group, order.groups[index + 1], order),
        });
    at += group.members.length;
  }
  return { placings, unresolved };
}

function reasonOf(
  application: string,
  group: Group,
  next: Group | undefined,
  order: FinalOrder,
): Reason {
  const measure = order.measure?.by === "votes" ? "votes" : "score";
  const own = order.measure?.valueOf(application) ?? null;
  if (!next && order.unscoredBelow.length > 0)
    return {
      by: measure,
      own,
      measure,
      of: order.measure?.of ?? "",
      against: order.unscoredBelow,
      figures: { own, other: null },
    };
  if (!next || !group.below) return { by: "only", own, measure };
  const against = next.members;
  if (group.below.by === "decision")
    return { by: "decision", own, measure, against, decision: group.below.decision };
  const decisive = group.below.measure;
  return {
    by: decisive.by,
    own,
    measure,
    of: decisive.of,
    against,
    figures: {
      own: decisive.valueOf(application),
      other: decisive.valueOf(against[0] ?? ""),
    },
  };
}

/** The latest valid namings count, as many as there are prizes of that name. */
function awardByPanel(
  prizes: readonly BundlePrize[],
  accepted: readonly string[],
  taken: Set<string>,
  decisions: readonly PrizeDecision[],
) {
  const placings: Placing[] = [];
  const unnamed: string[] = [];
  for (const prize of prizes) {
    if (prize.by !== "panel") continue;
    const named = decisions
      .filter((decision) => decision.prize === prize.slug)
      .reverse()
      .filter(
        (decision, index, all) =>
          accepted.includes(decision.application) &&
          !taken.has(decision.application) &&
          all.findIndex((other) => other.application === decision.application) === index,
      )
      .slice(0, prize.count ?? 1)
      .sort((a, b) => byCodePoint(a.application, b.application));
    for (const decision of named) {
      taken.add(decision.application);
      placings.push({
        prize: prize.slug,
        application: decision.application,
        reason: { by: "panel", decision },
      });
    }
    if (named.length < (prize.count ?? 1)) unnamed.push(prize.slug);
  }
  const eligible = accepted.some((application) => !taken.has(application));
  const unresolved: Unresolved[] =
    unnamed.length > 0 && eligible ? [{ at: "panel", prizes: unnamed, applications: [] }] : [];
  return { placings, unresolved };
}
