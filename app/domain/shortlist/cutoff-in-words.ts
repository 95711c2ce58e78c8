/**
 * A tie across the cut-off told in words: who is level, what the edition's rule did, and what the
 * other rule would have done. See docs/rules.md, "Shortlist".
 */
import type { ScorecardRoundCount } from "../count/count.ts";
import { formatMixed } from "../kernel/fraction.ts";
import { inWords, listed, ordinal } from "../kernel/words.ts";
import { trailInWords } from "../tiebreak/trail-in-words.ts";
import type { Names } from "../placing/explain.ts";

export interface CutoffStory {
  readonly title: string;
  readonly told: readonly string[];
  readonly otherwise: string;
  /** Whether a decision still has to say who goes on. */
  readonly isOpen: boolean;
}

/** @returns null where nobody is level across the cut-off */
export function cutoffInWords(round: ScorecardRoundCount, names: Names): CutoffStory | null {
  const { cutoff, advanced, standing } = round;
  if (cutoff === null || cutoff.tied.length === 0) return null;
  const { tied, places, policy, trail, otherwise } = cutoff;
  const row = standing.find(({ application }) => application === tied[0]);
  const score = row?.score ? formatMixed(row.score) : "none";
  const count = tied.length;
  const every = count === 2 ? "both" : "all";
  const passed = tied.filter((one) => advanced.includes(one));
  const sure = advanced.length - passed.length;
  const isOpen = policy === "break" && sure + passed.length < places;
  const level = `${listed(tied.map((one) => names.application(one)))} ${every} have a score of exactly ${score}.`;
  const told =
    policy === "extend"
      ? [
          level,
          `The edition's rule is to extend: ${every} go on, so there are ${inWords(advanced.length)} finalists for ${inWords(places)} places.`,
        ]
      : [
          level,
          `The edition's rule is to break the tie, with ${places - sure === 1 ? "one place" : `${inWords(places - sure)} places`} left for ${inWords(count)}.`,
          ...trailInWords(trail, names),
          ...(isOpen
            ? ["Nothing in the scores tells them apart: a decision has to say who goes on."]
            : [
                `${listed(passed.map((one) => names.application(one)))} ${passed.length === 1 ? "goes" : "go"} on.`,
              ]),
        ];
  return {
    title: `${capital(inWords(count))} applications share ${ordinal(row?.rank ?? 0)} place`,
    told,
    otherwise: otherwiseInWords(policy, otherwise, tied, names),
    isOpen,
  };
}

function otherwiseInWords(
  policy: "extend" | "break",
  otherwise: readonly string[] | null,
  tied: readonly string[],
  names: Names,
): string {
  if (otherwise === null)
    return "Broken instead, the tie would have waited for a decision: nothing in the scores tells them apart.";
  if (policy === "break")
    return `Extended instead, all of them would have gone on: ${inWords(otherwise.length)} finalists.`;
  const passed = tied.filter((one) => otherwise.includes(one));
  return `Broken instead, only ${listed(passed.map((one) => names.application(one)))} would have gone on of these: ${inWords(otherwise.length)} finalists.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
