/** What scorecards may say wrongly. */
import type { BundleScorecard, Fault } from "./bundle.ts";
import { FORBIDDEN_KEY } from "./forbidden-keys.ts";
import type { Loose } from "./loose.ts";
import { checkRoundOf, type LooseRound, type Names, requireName, requireSeat } from "./names.ts";
import { show } from "./show.ts";

/** Who has a scorecard for what: by round, then judge, a mark at the place of each application. */
export interface CardNames {
  readonly judges: ReadonlyMap<unknown, unknown>;
  readonly places: ReadonlyMap<unknown, number>;
  readonly seats: Map<unknown, Map<unknown, Uint8Array>>;
}

/** Written for a hundred thousand scorecards: a sound one costs a few look-ups and no text. */
export function checkScorecards(value: unknown, names: Names, faults: Fault[]): CardNames {
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

export function hasCard(
  { places, seats }: CardNames,
  { round, judge, application }: Loose<BundleScorecard>,
) {
  return seats.get(round)?.get(judge)?.[places.get(application) ?? -1] === 1;
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

/** A scale that is itself at fault has its own line; no score is measured by it. */
function scaleOf(round: LooseRound): { min: number; max: number } {
  const min = round.min ?? 1;
  const max = round.max ?? 10;
  const isScale = Number.isSafeInteger(min) && Number.isSafeInteger(max);
  if (!isScale || (min as number) > (max as number)) return { min: -Infinity, max: Infinity };
  return { min: min as number, max: max as number };
}
