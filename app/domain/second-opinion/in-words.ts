/** The second opinion in plain sentences. */
import { inWords, listed } from "../kernel/words.ts";
import type { Agreement } from "./agreement.ts";
import { FEWEST, type Method } from "./rankings.ts";
import type { Change } from "./what-would-change.ts";

export interface SecondOpinionNames {
  readonly application: (ref: string) => string;
  readonly judge: (slug: string) => string;
  readonly prize: (slug: string) => string;
}

function methodInWords(method: Method, names: SecondOpinionNames): string {
  if (method.by === "z-scores") return "By z-scores";
  if (method.by === "median") return "By the median";
  return `Without the cards of ${names.judge(method.judge)}`;
}

export function changeInWords(method: Method, change: Change, names: SecondOpinionNames): string {
  const how = methodInWords(method, names);
  const named = (refs: readonly string[]) => listed(refs.map((ref) => names.application(ref)));
  if (change.of === "tie-break")
    return `${how}, the votes that were level for ${names.prize(change.prize)} would have put ${named(change.ahead)} ahead of ${names.application(change.official)}.`;
  const { comes, goes } = change;
  if (change.of === "prize") {
    const prize = names.prize(change.prize);
    if (comes.length === 0) return `${how}, ${prize} would not go to ${named(goes)}.`;
    if (goes.length === 0) return `${how}, ${prize} would go to ${named(comes)}.`;
    return `${how}, ${prize} would go to ${named(comes)} and not to ${named(goes)}.`;
  }
  if (goes.length === 0) return `${how}, ${named(comes)} would be on the shortlist as well.`;
  if (comes.length === 0) return `${how}, ${named(goes)} would not be on the shortlist.`;
  return `${how}, ${named(comes)} would be on the shortlist and ${named(goes)} would not.`;
}

/** The bounds are Krippendorff's own: from 0.8 on to rely on, from 0.667 on for tentative conclusions. */
export function agreementInWords(agreement: Agreement): string {
  if (agreement.alpha === null)
    return agreement.why === "all-equal"
      ? "Every score that two judges share is the same, so that agreement has no number: there is nothing to tell chance from."
      : "No application was scored by two judges, so that there is nothing to compare.";
  const { alpha, applications } = agreement;
  const over = `Over ${inWords(applications)} ${applications === 1 ? "application" : "applications"} with two cards or more, the panel agrees`;
  if (alpha >= 0.8) return `${over} well.`;
  if (alpha >= 0.667) return `${over} enough for careful conclusions.`;
  if (alpha > 0) return `${over} little: small differences between scores say little.`;
  return `${over} no more than chance would have it.`;
}

export const NO_Z_SCORES = `Z-scores need at least ${inWords(FEWEST.judges)} judges and ${inWords(FEWEST.applications)} scored applications; under these they say more of chance than of judges.`;
