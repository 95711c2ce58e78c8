/** What a well-shaped bundle may still say wrongly: unknown names, duplicates, scores off the scale. */
import type {
  Bundle,
  BundleApplication,
  BundleBallot,
  BundleCategory,
  BundleJudge,
  BundleScorecard,
  Fault,
  StrikeDecision,
} from "./bundle.ts";
import { type RoundListFault, roundListFaults } from "../round/round-list.ts";
import { FORBIDDEN_KEY } from "./forbidden-keys.ts";
import { show } from "./show.ts";

interface RoundFields {
  readonly slug: string;
  readonly kind: string;
  readonly min: number;
  readonly max: number;
  readonly advance: number;
  readonly votes: number;
}
type LooseRound = Loose<RoundFields>;

type Loose<T> = { readonly [K in keyof T]?: unknown };

/** What an application that left is, whether before or after a round was certified. */
export const LEAVING: ReadonlySet<string> = new Set(["withdrawn", "rejected", "disqualified"]);

/** The objects of a list that may hold anything, with their places. */
function* itemsOf<T>(value: unknown): Generator<[number, Loose<T>]> {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (typeof item === "object" && item !== null && !Array.isArray(item)) yield [index, item];
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string")
    : [];
}

/** The declared names of one kind, with duplicates reported as they are met. */
function declare<T>(
  list: string,
  value: unknown,
  key: keyof T & string,
  faults: Fault[],
): Map<string, Loose<T>> {
  const names = new Map<string, Loose<T>>();
  for (const [index, item] of itemsOf<T>(value)) {
    const name = item[key];
    if (typeof name !== "string") continue;
    if (names.has(name))
      faults.push({ where: `${list}[${index}].${key}`, what: `${show(name)} is there twice` });
    else names.set(name, item);
  }
  return names;
}

interface Names {
  readonly rounds: Map<string, LooseRound>;
  readonly prizes: Map<string, unknown>;
  readonly categories: Map<string, Loose<BundleCategory>>;
  readonly criteria: Map<string, readonly string[]>;
  readonly entrants: Map<string, unknown>;
  readonly judges: Map<string, Loose<BundleJudge>>;
  readonly panels: Map<string, ReadonlySet<string>>;
  readonly applications: Map<string, Loose<BundleApplication>>;
  /** Judge and application, joined by a line break, which no slug holds. */
  readonly recused: ReadonlySet<string>;
}

export function checkMeaning(raw: unknown, faults: Fault[]): void {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return;
  const bundle = raw as Loose<Bundle>;
  checkTimeZone(bundle.edition, faults);
  const categories = declare<BundleCategory>("categories", bundle.categories, "slug", faults);
  const judges = declare<BundleJudge>("judges", bundle.judges, "slug", faults);
  const names: Names = {
    rounds: declare<RoundFields>("rounds", bundle.rounds, "slug", faults),
    prizes: declare<{ slug: string }>("prizes", bundle.prizes, "slug", faults),
    categories,
    criteria: criteriaOf(bundle.categories, faults),
    entrants: declare<{ slug: string }>("entrants", bundle.entrants, "slug", faults),
    judges,
    panels: new Map([...judges].map(([slug, judge]) => [slug, new Set(textsOf(judge.categories))])),
    applications: declare<BundleApplication>("applications", bundle.applications, "ref", faults),
    recused: recusedPairs(bundle.recusals),
  };
  checkRounds(bundle.rounds, faults);
  checkJudges(bundle.judges, names, faults);
  checkApplications(bundle.applications, names, faults);
  checkRecusals(bundle.recusals, names, faults);
  const cards = checkScorecards(bundle.scorecards, names, faults);
  checkBallots(bundle.ballots, names, faults);
  checkDecisions(bundle.decisions, names, cards, faults);
  for (const [index, award] of itemsOf<{ entrant: string }>(bundle.achievements))
    requireName(names.entrants, award.entrant, "entrant", `achievements[${index}].entrant`, faults);
}

/** A name that is text but stands for nothing is a fault; what is not text was reported already. */
function requireName(
  known: ReadonlyMap<string, unknown> | ReadonlySet<string>,
  name: unknown,
  kind: string,
  where: string,
  faults: Fault[],
): boolean {
  if (typeof name !== "string") return false;
  if (known.has(name)) return true;
  faults.push({ where, what: `unknown ${kind} ${show(name)}` });
  return false;
}

function checkTimeZone(edition: unknown, faults: Fault[]): void {
  const zone = (edition as Loose<Bundle["edition"]> | undefined)?.timeZone;
  if (typeof zone !== "string") return;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    faults.push({ where: "edition.timeZone", what: `${show(zone)} is not an IANA time zone` });
  }
}

function criteriaOf(value: unknown, faults: Fault[]): Map<string, readonly string[]> {
  const byCategory = new Map<string, readonly string[]>();
  for (const [index, category] of itemsOf<BundleCategory>(value)) {
    const list = `categories[${index}].criteria`;
    const criteria = declare<{ slug: string }>(list, category.criteria, "slug", faults);
    if (typeof category.slug === "string") byCategory.set(category.slug, [...criteria.keys()]);
  }
  return byCategory;
}

function checkRounds(value: unknown, faults: Fault[]): void {
  const last = Array.isArray(value) ? value.length - 1 : -1;
  const rounds = new Map(itemsOf<RoundFields>(value));
  for (const { index, fault } of roundListFaults(rounds, last))
    faults.push({ where: `rounds[${index}]`, what: roundFault(fault, rounds.get(index)) });
}

function roundFault(fault: RoundListFault, round: LooseRound | undefined): string {
  switch (fault) {
    case "ballot-before-last":
      return "a ballot can only be the last round";
    case "no-advance":
      return 'lacks "advance": a scorecard round before the last says how many go on';
    case "scale-upside-down":
      return `the scale is upside down: min ${show(round?.min ?? 1)} is above max ${show(round?.max ?? 10)}`;
  }
}

function checkJudges(value: unknown, names: Names, faults: Fault[]): void {
  for (const [index, judge] of itemsOf<BundleJudge>(value)) {
    const seen = new Set<string>();
    if (!Array.isArray(judge.categories)) continue;
    for (const [at, category] of (judge.categories as unknown[]).entries()) {
      const where = `judges[${index}].categories[${at}]`;
      if (!requireName(names.categories, category, "category", where, faults)) continue;
      if (seen.has(category as string))
        faults.push({ where, what: `${show(category)} is there twice` });
      seen.add(category as string);
    }
  }
}

function checkApplications(value: unknown, names: Names, faults: Fault[]): void {
  for (const [index, application] of itemsOf<BundleApplication>(value)) {
    const where = `applications[${index}]`;
    requireName(names.categories, application.category, "category", `${where}.category`, faults);
    requireName(names.entrants, application.entrant, "entrant", `${where}.entrant`, faults);
    if (application.leftAfter === undefined) continue;
    if (!requireName(names.rounds, application.leftAfter, "round", `${where}.leftAfter`, faults))
      continue;
    if (typeof application.status === "string" && !LEAVING.has(application.status))
      faults.push({
        where: `${where}.leftAfter`,
        what: `an application that is ${show(application.status)} cannot have left`,
      });
  }
}

function pair(judge: string, application: string): string {
  return `${judge}\n${application}`;
}

function recusedPairs(value: unknown): Set<string> {
  const pairs = new Set<string>();
  for (const [, { judge, application }] of itemsOf<{ judge: string; application: string }>(value))
    if (typeof judge === "string" && typeof application === "string")
      pairs.add(pair(judge, application));
  return pairs;
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

function checkRoundOf(
  round: unknown,
  kind: "scorecard" | "ballot",
  where: string,
  names: Names,
  faults: Fault[],
): LooseRound | undefined {
  if (!requireName(names.rounds, round, "round", `${where}.round`, faults)) return undefined;
  const found = names.rounds.get(round as string);
  if (found?.kind === kind) return found;
  faults.push({ where: `${where}.round`, what: `${show(round)} is not a ${kind} round` });
  return undefined;
}

function requireSeat(
  judge: unknown,
  category: unknown,
  where: string,
  names: Names,
  faults: Fault[],
): void {
  if (!requireName(names.judges, judge, "judge", `${where}.judge`, faults)) return;
  if (typeof category !== "string" || !names.categories.has(category)) return;
  if (!names.panels.get(judge as string)?.has(category))
    faults.push({
      where: `${where}.judge`,
      what: `${show(judge)} is not on the panel of ${show(category)}`,
    });
}

/** Who has a scorecard for what: by round, then judge, a mark at the place of each application. */
interface CardNames {
  readonly judges: ReadonlyMap<unknown, unknown>;
  readonly places: ReadonlyMap<unknown, number>;
  readonly seats: Map<unknown, Map<unknown, Uint8Array>>;
}

function placesOf(names: ReadonlyMap<string, unknown>): ReadonlyMap<unknown, number> {
  const places = new Map<unknown, number>();
  for (const name of names.keys()) places.set(name, places.size);
  return places;
}

/**
 * Says whether the scorecard is the first of its round, judge and application. Marks, since a set of
 * names for each judge grows faster than the scorecards. Of nobody, or for nothing, each is the first.
 */
function addCard(
  { judges, places, seats }: CardNames,
  { round, judge, application }: Loose<BundleScorecard>,
): boolean {
  const place = places.get(application);
  if (place === undefined || !judges.has(judge)) return true;
  let ofRound = seats.get(round);
  if (!ofRound) seats.set(round, (ofRound = new Map<unknown, Uint8Array>()));
  let marks = ofRound.get(judge);
  if (!marks) ofRound.set(judge, (marks = new Uint8Array(places.size)));
  const isFirst = marks[place] === 0;
  marks[place] = 1;
  return isFirst;
}

function hasCard(
  { places, seats }: CardNames,
  { round, judge, application }: Loose<BundleScorecard>,
) {
  return seats.get(round)?.get(judge)?.[places.get(application) ?? -1] === 1;
}

/** Written for a hundred thousand scorecards: a sound one costs a few look-ups and no text. */
function checkScorecards(value: unknown, names: Names, faults: Fault[]): CardNames {
  const { judges, applications } = names;
  const cards: CardNames = { judges, places: placesOf(applications), seats: new Map() };
  if (!Array.isArray(value)) return cards;
  for (let index = 0; index < value.length; index++) {
    const card = value[index] as Loose<BundleScorecard> | null;
    if (typeof card !== "object" || card === null || Array.isArray(card)) continue;
    const isFirst = addCard(cards, card);
    if (!isFirst || !isSound(card, names)) explainScorecard(card, isFirst, index, names, faults);
  }
  return cards;
}

function isSound(card: Loose<BundleScorecard>, names: Names): boolean {
  const category = names.applications.get(card.application as string)?.category;
  const round = names.rounds.get(card.round as string);
  const criteria = names.criteria.get(category as string);
  if (!criteria || round?.kind !== "scorecard" || typeof card.scores !== "object") return false;
  if (!names.panels.get(card.judge as string)?.has(category as string)) return false;
  const scores = card.scores as Readonly<Record<string, unknown>>;
  const { min, max } = scaleOf(round);
  let known = 0;
  for (const criterion of criteria) {
    const points = scores[criterion];
    if (typeof points !== "number" || !(points >= min && points <= max)) return false;
    known++;
  }
  return Object.keys(scores).length === known;
}

/** A scale that is itself at fault has its own line; no score is measured by it. */
function scaleOf(round: LooseRound): { min: number; max: number } {
  const min = round.min ?? 1;
  const max = round.max ?? 10;
  const isScale = Number.isSafeInteger(min) && Number.isSafeInteger(max);
  if (!isScale || (min as number) > (max as number)) return { min: -Infinity, max: Infinity };
  return { min: min as number, max: max as number };
}

function explainScorecard(
  card: Loose<BundleScorecard>,
  isFirst: boolean,
  index: number,
  names: Names,
  faults: Fault[],
): void {
  const where = `scorecards[${index}]`;
  const round = checkRoundOf(card.round, "scorecard", where, names, faults);
  requireName(names.applications, card.application, "application", `${where}.application`, faults);
  const category = names.applications.get(card.application as string)?.category;
  requireSeat(card.judge, category, where, names, faults);
  if (!isFirst && typeof card.judge === "string" && typeof card.application === "string")
    faults.push({
      where,
      what: `a second scorecard of ${show(card.judge)} for ${show(card.application)} in ${show(card.round)}`,
    });
  const criteria = typeof category === "string" ? names.criteria.get(category) : undefined;
  if (criteria) checkScores(card, criteria, round, where, faults);
}

function checkScores(
  card: Loose<BundleScorecard>,
  criteria: readonly string[],
  round: LooseRound | undefined,
  where: string,
  faults: Fault[],
): void {
  if (typeof card.scores !== "object" || card.scores === null || Array.isArray(card.scores)) return;
  const scores = card.scores as Readonly<Record<string, unknown>>;
  for (const criterion of Object.keys(scores)) {
    if (criterion === FORBIDDEN_KEY) continue;
    if (criteria.includes(criterion))
      checkPoints(scores[criterion], round, `${where}.scores.${criterion}`, faults);
    else faults.push({ where: `${where}.scores`, what: `unknown criterion ${show(criterion)}` });
  }
  if (card.status !== "submitted") return;
  for (const criterion of criteria)
    if (!Object.hasOwn(scores, criterion))
      faults.push({
        where: `${where}.scores`,
        what: `submitted without a score for ${show(criterion)}`,
      });
}

/** Points that are no whole number were reported by the shape already. */
function checkPoints(
  points: unknown,
  round: LooseRound | undefined,
  where: string,
  faults: Fault[],
): void {
  if (!round || !Number.isSafeInteger(points)) return;
  const { min, max } = scaleOf(round);
  if ((points as number) < min || (points as number) > max)
    faults.push({ where, what: `${show(points)} is off the scale of ${min} to ${max}` });
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
