/** A tie is a value: things in order are groups of equals, best first. See docs/rules.md, "Ranks and ties". */

/** Best first; no group is empty; within a group nothing comes before anything. */
export type Tiers<T> = readonly (readonly T[])[];

/** Groups by a measure; `compare` is negative where `a` comes before `b`. */
export function tiers<T>(items: readonly T[], compare: (a: T, b: T) => number): Tiers<T> {
  const groups: T[][] = [];
  for (const item of [...items].sort(compare)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && compare(group[0], item) === 0) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

export interface Place<T> {
  readonly item: T;
  /** 1, 2, 2, 4. */
  readonly rank: number;
  readonly shared: boolean;
}

/** Equal items share a rank; the next rank skips. */
export function places<T>(groups: Tiers<T>): readonly Place<T>[] {
  const out: Place<T>[] = [];
  for (const group of groups) {
    const rank = out.length + 1;
    for (const item of group) out.push({ item, rank, shared: group.length > 1 });
  }
  return out;
}

export interface Cut<T> {
  readonly in: readonly T[];
  /** A group of equals that straddles the cut, with the places left for it. */
  readonly contested: { readonly places: number; readonly among: readonly T[] } | null;
  readonly out: readonly T[];
}

/** The first `seats` of an order. Who is level across the cut is contested, never picked. */
export function cut<T>(groups: Tiers<T>, seats: number): Cut<T> {
  const inside: T[] = [];
  const outside: T[] = [];
  let contested: Cut<T>["contested"] = null;
  for (const group of groups) {
    const left: number = seats - inside.length - (contested?.places ?? 0);
    if (group.length <= left) inside.push(...group);
    else if (left > 0) contested = { places: left, among: group };
    else outside.push(...group);
  }
  return { in: inside, contested, out: outside };
}

/** Text by code point, as every list without an order of its own is kept. */
export function byCodePoint(a: string, b: string): number {
  return a === b ? 0 : comparePoints(a, b);
}

function comparePoints(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let at = 0; ; at++) {
    const x: string | undefined = left[at];
    const y: string | undefined = right[at];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
    if (x !== y) return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0);
  }
}
