/** What a well-shaped bundle may still say wrongly: unknown names, duplicates, scores off the scale. */
import type { Bundle, BundleBallot, Fault, StrikeDecision } from "./bundle.ts";
import { itemsOf, type Loose } from "./loose.ts";
import {
  checkNames,
  checkRoundOf,
  type LooseRound,
  type Names,
  pair,
  requireName,
  requireSeat,
} from "./names.ts";
import { type CardNames, checkScorecards, hasCard } from "./scorecards.ts";
import { show } from "./show.ts";

export function checkMeaning(raw: unknown, faults: Fault[]): void {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return;
  const bundle = raw as Loose<Bundle>;
  const names = checkNames(bundle, faults);
  checkRecusals(bundle.recusals, names, faults);
  const cards = checkScorecards(bundle.scorecards, names, faults);
  checkBallots(bundle.ballots, names, faults);
  checkDecisions(bundle.decisions, names, cards, faults);
  for (const [index, award] of itemsOf<{ entrant: string }>(bundle.achievements))
    requireName(names.entrants, award.entrant, "entrant", `achievements[${index}].entrant`, faults);
}

function checkRecusals(value: unknown, names: Names, faults: Fault[]): void {
  const seen = new Set<string>();
  for (const [index, recusal] of itemsOf<{ judge: string; application: string }>(value)) {
    const where = `recusals[${index}]`;
    requireName(names.judges, recusal.judge, "judge", `${where}.judge`, faults);
    requireName(
      names.applications,
      recusal.application,
      "application",
      `${where}.application`,
      faults,
    );
    if (typeof recusal.judge !== "string" || typeof recusal.application !== "string") continue;
    const key = pair(recusal.judge, recusal.application);
    if (seen.has(key))
      faults.push({
        where,
        what: `${show(recusal.judge)} is recused from ${show(recusal.application)} twice`,
      });
    seen.add(key);
  }
}

function checkBallots(value: unknown, names: Names, faults: Fault[]): void {
  const seen = new Set<string>();
  for (const [index, ballot] of itemsOf<BundleBallot>(value)) {
    const where = `ballots[${index}]`;
    const round = checkRoundOf(ballot.round, "ballot", where, names, faults);
    requireName(names.categories, ballot.category, "category", `${where}.category`, faults);
    if (ballot.judge !== undefined) {
      requireSeat(ballot.judge, ballot.category, where, names, faults);
      const key = JSON.stringify([ballot.judge, ballot.round, ballot.category]);
      if (seen.has(key))
        faults.push({
          where,
          what: `a second ballot of ${show(ballot.judge)} in ${show(ballot.category)}`,
        });
      seen.add(key);
    }
    checkChoices(ballot, round, where, names, faults);
  }
}

function checkChoices(
  ballot: Loose<BundleBallot>,
  round: LooseRound | undefined,
  where: string,
  names: Names,
  faults: Fault[],
): void {
  const choices = Array.isArray(ballot.choices) ? (ballot.choices as unknown[]) : [];
  if (typeof round?.votes === "number" && round.votes >= 1 && choices.length > round.votes)
    faults.push({
      where: `${where}.choices`,
      what: `names ${choices.length} applications; the round has ${round.votes} votes`,
    });
  const seen = new Set<unknown>();
  for (const [at, choice] of choices.entries()) {
    const place = `${where}.choices[${at}]`;
    if (seen.has(choice)) {
      faults.push({ where: place, what: `names ${show(choice)} twice` });
      continue;
    }
    seen.add(choice);
    checkMember(choice, ballot.category, place, names, faults);
    if (typeof ballot.judge === "string" && names.recused.has(pair(ballot.judge, choice as string)))
      faults.push({ where: place, what: `${show(ballot.judge)} is recused from ${show(choice)}` });
  }
}

function checkDecisions(value: unknown, names: Names, cards: CardNames, faults: Fault[]): void {
  for (const [index, decision] of itemsOf<{
    kind: string;
    round: string;
    category: string;
    prize: string;
    judge: string;
    application: string;
    applications: string[];
  }>(value)) {
    const where = `decisions[${index}]`;
    if (decision.kind === "strike") {
      checkStrike(decision, where, names, cards, faults);
    } else if (decision.kind === "prize") {
      requireName(names.categories, decision.category, "category", `${where}.category`, faults);
      requireName(names.prizes, decision.prize, "prize", `${where}.prize`, faults);
      checkMember(decision.application, decision.category, `${where}.application`, names, faults);
    } else if (decision.kind === "order") {
      requireName(names.rounds, decision.round, "round", `${where}.round`, faults);
      requireName(names.categories, decision.category, "category", `${where}.category`, faults);
      checkOrder(decision.applications, decision.category, where, names, faults);
    }
  }
}

/** A strike takes a scorecard out of the count, so there has to be one. */
function checkStrike(
  strike: Loose<StrikeDecision>,
  where: string,
  names: Names,
  cards: CardNames,
  faults: Fault[],
): void {
  const { round, judge, application } = strike;
  const before = faults.length;
  checkRoundOf(round, "scorecard", where, names, faults);
  requireName(names.judges, judge, "judge", `${where}.judge`, faults);
  requireName(names.applications, application, "application", `${where}.application`, faults);
  const isNamed = [round, judge, application].every((one) => typeof one === "string");
  if (isNamed && faults.length === before && !hasCard(cards, strike))
    faults.push({
      where,
      what: `${show(judge)} has no scorecard for ${show(application)} in ${show(round)} to strike`,
    });
}

function checkOrder(
  applications: unknown,
  category: unknown,
  where: string,
  names: Names,
  faults: Fault[],
): void {
  const seen = new Set<unknown>();
  for (const [at, application] of (Array.isArray(applications)
    ? (applications as unknown[])
    : []
  ).entries()) {
    const place = `${where}.applications[${at}]`;
    if (seen.has(application))
      faults.push({ where: place, what: `names ${show(application)} twice` });
    else checkMember(application, category, place, names, faults);
    seen.add(application);
  }
}

function checkMember(
  application: unknown,
  category: unknown,
  where: string,
  names: Names,
  faults: Fault[],
): void {
  if (!requireName(names.applications, application, "application", where, faults)) return;
  if (typeof category !== "string" || !names.categories.has(category)) return;
  if (names.applications.get(application as string)?.category !== category)
    faults.push({ where, what: `${show(application)} is not in ${show(category)}` });
}
