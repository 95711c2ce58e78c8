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
  let left = seats;
  let inside = 0;
  for (const group of groups) {
    if (group.length > left) break;
    left -= group.length;
    inside++;
  }
  const straddling = left > 0 ? groups[inside] : undefined;
  return {
    in: groups.slice(0, inside).flat(),
    contested: straddling ? { places: left, among: straddling } : null,
    out: groups.slice(straddling ? inside + 1 : inside).flat(),
  };
}

/** Text by code point, as every list without an order of its own is kept. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return unitRank(x) - unitRank(y);
  }
  return a.length - b.length;
}

/** A surrogate is half of a code point above U+FFFF, though as a unit it lies below U+E000. */
function unitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
