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

/** Members with the same figure, and that figure as nearly as a number can hold it. */
interface Measured {
  readonly figure: Fraction | null;
  readonly near: number;
  readonly members: string[];
  /** The place of each in what was ordered, by which equals are listed. */
  readonly places: number[];
}

/** Far more than what a number loses of a fraction; closer figures are compared exactly. */
const CLOSE = 1e-9;

/**
 * Members by their figure. Many applications have few different figures, so few are left to sort;
 * equals whose near figures differ come together when they are compared.
 */
function measureAll(members: readonly string[], measure: Measure): readonly Measured[] {
  const measured: Measured[] = [];
  const latest = new Map<number, Measured>();
  for (const [at, member] of members.entries()) {
    const figure = measure.valueOf(member);
    const near = nearly(figure);
    const same = latest.get(near);
    if (same && areEqual(same.figure, figure)) {
      same.members.push(member);
      same.places.push(at);
    } else {
      const next = { figure, near, members: [member], places: [at] };
      latest.set(near, next);
      measured.push(next);
    }
  }
  return measured;
}

function areEqual(a: Fraction | null, b: Fraction | null): boolean {
  return a === null || b === null ? a === b : compareFractions(a, b) === 0;
}

function nearly(figure: Fraction | null): number {
  return figure === null ? -Infinity : Number(figure.numerator) / Number(figure.denominator);
}

function membersOf(equals: readonly Measured[]): readonly string[] {
  const [first, ...more] = equals;
  if (!first || more.length === 0) return first?.members ?? [];
  return equals
    .flatMap(({ members, places }) =>
      members.map((member, at) => ({ member, at: places[at] ?? 0 })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

/** Highest first, exactly: the near figures only spare the long way where they already differ. */
function highestFirst(a: Measured, b: Measured): number {
  if (a.figure === null || b.figure === null)
    return a.figure === b.figure ? 0 : a.figure === null ? 1 : -1;
  const gap = b.near - a.near;
  if (Math.abs(gap) > CLOSE * Math.max(1, Math.abs(a.near))) return gap;
  return compareFractions(b.figure, a.figure);
}

/** Orders by one measure; equals stay together. */
export function orderBy(members: readonly string[], measure: Measure): readonly Group[] {
  const groups = tiers(measureAll(members, measure), highestFirst);
  return groups.map((group, index) => ({
    members: membersOf(group),
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
