/** The metal a prize is shown in: a line and a word beside its name, never the only sign of it. */
export type Metal = "gold" | "silver" | "mention" | "plain";

const METALS: ReadonlyMap<string, Metal> = new Map([
  ["gold", "gold"],
  ["silver", "silver"],
  ["special-mention", "mention"],
]);

export function metalOf(prize: string): Metal {
  return METALS.get(prize) ?? "plain";
}
