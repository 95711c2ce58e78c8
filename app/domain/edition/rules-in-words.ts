/** The page on how winners are chosen, filled in from an edition's settings. See docs/rules.md, "Rounds". */
import type { BundlePrize, BundleRound } from "../bundle/bundle.ts";
import { inWords } from "../kernel/words.ts";

export interface RuleParagraph {
  readonly title: string;
  readonly text: string;
}

function plural(number: number, one: string, many: string): string {
  return number === 1 ? one : many;
}

export function rulesInWords(
  rounds: readonly BundleRound[],
  prizes: readonly BundlePrize[],
): readonly RuleParagraph[] {
  return [
    ...rounds.map((round, index) => roundInWords(round, index === rounds.length - 1)),
    tiesInWords(rounds.at(-1)),
    prizesInWords(prizes),
  ];
}

function roundInWords(round: BundleRound, isLast: boolean): RuleParagraph {
  switch (round.kind) {
    case "screening":
      return {
        title: "Screening",
        text: "The secretariat checks every application against each clause of the Terms and Conditions. It is accepted, returned to the city for correction, or rejected with the clause that decides. Only accepted applications are judged.",
      };
    case "scorecard": {
      const scale = `from ${round.min ?? 1} (lowest) to ${round.max ?? 10} (highest)`;
      const score = `The judges of the category score each application ${scale} on each criterion. A scorecard's score is the weighted mean of its scores; an application's round score is the mean of its counted scorecards, worked out in exact fractions. A judge with a conflict of interest steps aside, and that scorecard does not count.`;
      return { title: "Scores", text: isLast ? score : `${score} ${advanceInWords(round)}` };
    }
    case "ballot":
      return {
        title: "Votes",
        text: `The judges review the finalists again, in an order of their own and without seeing any score. Each votes in secret for ${inWords(round.votes)} ${plural(round.votes, "finalist", "different finalists")}. Nobody sees how anybody voted, or any tally before the round has closed; then the ballots are separated from their judges and counted.`,
      };
  }
}

function advanceInWords(round: Extract<BundleRound, { kind: "scorecard" }>): string {
  const advance = round.advance ?? 0;
  const go = `The ${inWords(advance)} highest-rated ${plural(advance, "application", "applications")} of each category ${plural(advance, "goes", "go")} on to the next round.`;
  return round.cutoffTie === "break"
    ? `${go} Applications level at the cut-off are told apart by the tie-break rules.`
    : `${go} All applications level at the cut-off go on together.`;
}

function tiesInWords(last: BundleRound | undefined): RuleParagraph {
  const first =
    last?.kind === "ballot"
      ? "Equal votes are settled by the round scores of the latest scoring round, then of earlier ones; after that"
      : "Equal scores are settled";
  return {
    title: "Ties",
    text: `${first} criterion by criterion in the category's order. What is level even then is decided by the chair, or by lot, with a recorded reason. Nothing is ever settled by the alphabet or by the time of submission.`,
  };
}

function prizesInWords(prizes: readonly BundlePrize[]): RuleParagraph {
  const told = prizes.map((prize) => {
    const count = prize.count ?? 1;
    const times = count === 1 ? "" : ` (${inWords(count)})`;
    return `${prize.name}${times}, ${prize.by === "rank" ? "by rank" : "named by the panel with a citation"}`;
  });
  return {
    title: "Prizes",
    text: `In each category: ${told.join("; ")}. The count is certified, with the reason of every placing, before anything is published.`,
  };
}
