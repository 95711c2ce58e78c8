/** Which lists of rounds can be counted at all. See docs/rules.md, "Rounds". */

/** A round as it was sent: any of it may be anything. */
interface LooseRound {
  readonly kind?: unknown;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly advance?: unknown;
}

export type RoundListFault = "ballot-before-last" | "no-advance" | "scale-upside-down";

export function roundListFaults(
  rounds: Iterable<readonly [number, LooseRound]>,
  last: number,
): { readonly index: number; readonly fault: RoundListFault }[] {
  const faults: { index: number; fault: RoundListFault }[] = [];
  for (const [index, round] of rounds) {
    if (round.kind === "ballot" && index < last)
      faults.push({ index, fault: "ballot-before-last" });
    if (round.kind !== "scorecard") continue;
    if (index < last && round.advance === undefined) faults.push({ index, fault: "no-advance" });
    const [min, max] = [round.min ?? 1, round.max ?? 10];
    if (typeof min === "number" && typeof max === "number" && min > max)
      faults.push({ index, fault: "scale-upside-down" });
  }
  return faults;
}
