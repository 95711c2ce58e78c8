/**
 * What of a faulty bundle can still be counted, so that a ballot for a stranger is reported beside
 * the other faults and not only once they are mended.
 */
import type { Bundle, Fault } from "./bundle.ts";

export interface SoundPart {
  /** Without the faulty scorecards, recusals, decisions and applications. */
  readonly bundle: Bundle;
  /** Categories in which something was left out: their finalists may be others. */
  readonly doubtful: ReadonlySet<string>;
}

type Item = Readonly<Record<string, unknown>>;

const LEFT_OUT = ["applications", "recusals", "scorecards", "decisions"] as const;
const NEEDED = ["rounds", "categories", "judges", "applications"] as const;
const OPTIONAL = ["recusals", "scorecards", "ballots", "decisions"] as const;

/** Null where the frame of the edition is itself in doubt. */
export function soundPart(raw: unknown, faults: readonly Fault[]): SoundPart | null {
  if (typeof raw !== "object" || raw === null) return null;
  const whole = raw as Readonly<Record<string, unknown>>;
  if (!NEEDED.every((list) => Array.isArray(whole[list]))) return null;
  if (!OPTIONAL.every((list) => whole[list] === undefined || Array.isArray(whole[list])))
    return null;
  const faulty = new Map<string, Set<number>>();
  for (const { where } of faults) {
    const [, list = "", index] = /^(\w+)(?:\[(\d+)\])?/.exec(where) ?? [];
    if (list === "rounds" || list === "categories" || list === "judges") return null;
    if (index !== undefined) faulty.set(list, (faulty.get(list) ?? new Set()).add(Number(index)));
  }
  return withoutFaulty(whole, faulty);
}

function withoutFaulty(
  whole: Readonly<Record<string, unknown>>,
  faulty: ReadonlyMap<string, ReadonlySet<number>>,
): SoundPart {
  const categoryOf = new Map<unknown, unknown>();
  for (const item of whole["applications"] as readonly (Item | null)[])
    categoryOf.set(item?.["ref"], item?.["category"]);
  const doubtful = new Set<string>();
  // No prize makes a finalist, and a faulty one could not be counted.
  const sound: Record<string, unknown> = { ...whole, prizes: [] };
  for (const list of LEFT_OUT) {
    const items = (whole[list] ?? []) as readonly (Item | null)[];
    sound[list] = items.filter((item, index) => {
      if (!faulty.get(list)?.has(index)) return true;
      const category = item?.["category"] ?? categoryOf.get(item?.["application"]);
      if (typeof category === "string") doubtful.add(category);
      return false;
    });
  }
  return { bundle: sound as unknown as Bundle, doubtful };
}
