/**
 * A tie is settled step by step: earlier round scores, then criterion by criterion, then a recorded
 * decision; what no step orders stays a tie. See docs/rules.md, "Tie-break chain".
 */
import type { OrderDecision } from "../bundle/bundle.ts";
import { compareFractions, type Fraction } from "../kernel/fraction.ts";
import { tiers } from "../kernel/tiers.ts";

export type SettledBy = "votes" | "score" | "round-score" | "criterion" | "decision";

/** A measure that may order tied applications: higher first, none below all. */
export interface Measure {
  readonly by: Exclude<SettledBy, "decision">;
  /** The slug of the round or of the criterion measured. */
  readonly of: string;
  valueOf(application: string): Fraction | null;
}

/** What sets a group apart from the next group below it. */
export type Separation =
  | { readonly by: Measure["by"]; readonly measure: Measure }
  | { readonly by: "decision"; readonly decision: OrderDecision };

/** Applications that nothing so far tells apart; `below` is null at the end of the order. */
export interface Group {
  readonly members: readonly string[];
  readonly below: Separation | null;
  /** The measures that were tried and left these members level, in the order tried. */
  readonly level: readonly Measure[];
}

/** One step of the chain that split a tied group, kept for whoever asks why. */
export interface TrailStep {
  readonly by: SettledBy;
  readonly of: string;
  readonly tied: readonly string[];
  readonly into: readonly (readonly string[])[];
  /** The decision that split it; null where a measure did. */
  readonly decision: OrderDecision | null;
}

export interface Settled {
  readonly groups: readonly Group[];
  readonly trail: readonly TrailStep[];
}

/** The same for figures written alike; figures that are equal may still be written in other parts. */
function written(figure: Fraction | null): string {
  return figure === null ? "none" : `${figure.numerator}/${figure.denominator}`;
}

function highestFirst(a: Fraction | null, b: Fraction | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareFractions(b, a);
}

/**
 * Orders by one measure; equals stay together, in the order in which they came. Many applications
 * have few different figures, so only those are sorted.
 */
export function orderBy(members: readonly string[], measure: Measure): readonly Group[] {
  const figures = new Map<string, Fraction | null>();
  const writtenOf = members.map((member) => {
    const figure = measure.valueOf(member);
    const text = written(figure);
    figures.set(text, figure);
    return { member, text };
  });
  const equals = new Map<string, string[]>();
  const groups = tiers([...figures], ([, a], [, b]) => highestFirst(a, b)).map((tier) => {
    const group: string[] = [];
    for (const [text] of tier) equals.set(text, group);
    return group;
  });
  for (const { member, text } of writtenOf) equals.get(text)?.push(member);
  return groups.map((group, index) => ({
    members: group,
    below: index < groups.length - 1 ? { by: measure.by, measure } : null,
    level: [measure],
  }));
}

/** The latest decision whose list names every member of the tied group. */
export function decisionFor(
  members: readonly string[],
  decisions: readonly OrderDecision[],
): OrderDecision | undefined {
  return decisions.findLast((decision) => {
    const named = new Set(decision.applications);
    return members.every((member) => named.has(member));
  });
}

/** Refines every tied group by the chain. Splits groups only; never reorders across them. */
export function settle(
  groups: readonly Group[],
  chain: readonly Measure[],
  decisions: readonly OrderDecision[],
): Settled {
  const trail: TrailStep[] = [];
  return { groups: groups.flatMap((group) => split(group, chain, decisions, trail)), trail };
}

function split(
  group: Group,
  chain: readonly Measure[],
  decisions: readonly OrderDecision[],
  trail: TrailStep[],
): readonly Group[] {
  if (group.members.length < 2) return [group];
  const [measure, ...rest] = chain;
  if (!measure) return decide(group, decisions, trail);
  const parts = orderBy(group.members, measure);
  if (parts.length > 1)
    trail.push({
      by: measure.by,
      of: measure.of,
      tied: group.members,
      into: parts.map((part) => part.members),
      decision: null,
    });
  return parts.flatMap((part) =>
    split(
      { members: part.members, below: part.below ?? group.below, level: [...group.level, measure] },
      rest,
      decisions,
      trail,
    ),
  );
}

function decide(
  group: Group,
  decisions: readonly OrderDecision[],
  trail: TrailStep[],
): readonly Group[] {
  const decision = decisionFor(group.members, decisions);
  if (!decision) return [group];
  const order = decision.applications.filter((application) => group.members.includes(application));
  trail.push({
    by: "decision",
    of: decision.round,
    tied: group.members,
    into: order.map((application) => [application]),
    decision,
  });
  return order.map((application, index) => ({
    members: [application],
    below: index < order.length - 1 ? { by: "decision", decision } : group.below,
    level: group.level,
  }));
}
