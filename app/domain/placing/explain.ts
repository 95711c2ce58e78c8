/**
 * A placing's reason in one English clause: what decided it, against whom, with the figures.
 * See docs/rules.md, "Placings".
 */
import type { Reason } from "../count/count.ts";
import { compareFractions, formatMixed, type Fraction, toDecimal } from "../kernel/fraction.ts";

/** What things are called where the sentence is read. */
export interface Names {
  application(ref: string): string;
  round(slug: string): string;
  criterion(slug: string): string;
  /** Who decided, from the words recorded with the decision. */
  decider(by: string): string;
}

const FEWEST_PLACES = 2;
const MOST_PLACES = 6;
const MOST_NAMED = 3;

export function explainReason(reason: Reason, names: Names): string {
  switch (reason.by) {
    case "panel":
      return `named by ${names.decider(reason.decision.by)}: ${reason.decision.reason}`;
    case "only":
      return `${ownFigure(reason)}, with no other application below`;
    case "votes":
    case "score":
      return explainMeasure(reason, names);
    case "round-score":
      return explainTie(reason, `${names.round(reason.of)} score`, names);
    case "criterion":
      return explainTie(reason, names.criterion(reason.of), names);
    case "decision": {
      const { by, reason: why } = reason.decision;
      const rivals = listed(reason.against, names);
      return `${ownFigure(reason)}, level with ${rivals}, ${decided(by, names)}: ${why}`;
    }
  }
}

/** As it is recorded where chance decided. */
export const BY_LOT = "by lot";

/** "decision of the chair", or "decided by lot". */
export function decided(by: string, names: Pick<Names, "decider">): string {
  return by === BY_LOT ? "decided by lot" : `decision of ${names.decider(by)}`;
}

type Placed = Exclude<Reason, { readonly by: "panel" }>;
type Measured = Extract<Reason, { readonly figures: unknown }>;

function explainMeasure(reason: Measured, names: Names): string {
  const rivals = listed(reason.against, names);
  const { own, other } = reason.figures;
  if (other === null) return `${ownFigure(reason)}, ahead of ${rivals} with no counted scorecard`;
  if (reason.measure === "votes")
    return `${ownFigure(reason)}, ahead of ${rivals} with ${formatMixed(other)}`;
  const [mine, theirs] = toldApart(own, other);
  return `score ${mine}, ahead of ${rivals} with ${theirs}`;
}

function explainTie(reason: Measured, measure: string, names: Names): string {
  const [mine, theirs] = toldApart(reason.figures.own, reason.figures.other);
  const rivals = listed(reason.against, names);
  return `${ownFigure(reason)}, level with ${rivals}, ahead on ${measure} ${mine} to ${theirs}`;
}

function ownFigure({ own, measure }: Placed): string {
  if (own === null) return "no score";
  if (measure === "score") return `score ${toDecimal(own, FEWEST_PLACES)}`;
  const votes = formatMixed(own);
  return votes === "0" ? "no votes" : votes === "1" ? "1 vote" : `${votes} votes`;
}

/** Rounded alike, two different figures could read the same: more places, or the exact fraction. */
function toldApart(own: Fraction | null, other: Fraction | null): [string, string] {
  if (own === null || other === null) return [shown(own), shown(other)];
  if (compareFractions(own, other) === 0) return [shown(own), shown(other)];
  for (let places = FEWEST_PLACES; places <= MOST_PLACES; places++) {
    const [mine, theirs] = [toDecimal(own, places), toDecimal(other, places)];
    if (mine !== theirs) return [mine, theirs];
  }
  return [formatMixed(own), formatMixed(other)];
}

function shown(figure: Fraction | null): string {
  return figure === null ? "none" : toDecimal(figure, FEWEST_PLACES);
}

function listed(applications: readonly string[], names: Names): string {
  const all = applications.map((ref) => names.application(ref));
  if (all.length > MOST_NAMED) return `${all[0] ?? ""} and ${all.length - 1} others`;
  const [last = "", ...before] = all.reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} and ${last}`;
}
