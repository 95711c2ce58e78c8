/** What a bundle declares, by name, and whether what is said of it stands for something. */
import type { Bundle, BundleApplication, BundleCategory, BundleJudge, Fault } from "./bundle.ts";
import { type RoundListFault, roundListFaults } from "../round/round-list.ts";
import { itemsOf, type Loose, textsOf } from "./loose.ts";
import { show } from "./show.ts";

interface RoundFields {
  readonly slug: string;
  readonly kind: string;
  readonly min: number;
  readonly max: number;
  readonly advance: number;
  readonly votes: number;
}
export type LooseRound = Loose<RoundFields>;

/** What an application that left is, whether before or after a round was certified. */
export const LEAVING: ReadonlySet<string> = new Set(["withdrawn", "rejected", "disqualified"]);

export interface Names {
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

/** Declares every name, and checks what judges, applications and the list of rounds say of each other. */
export function checkNames(bundle: Loose<Bundle>, faults: Fault[]): Names {
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
  return names;
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

/** A name that is text but stands for nothing is a fault; what is not text was reported already. */
export function requireName(
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

export function pair(judge: string, application: string): string {
  return `${judge}\n${application}`;
}

function recusedPairs(value: unknown): Set<string> {
  const pairs = new Set<string>();
  for (const [, { judge, application }] of itemsOf<{ judge: string; application: string }>(value))
    if (typeof judge === "string" && typeof application === "string")
      pairs.add(pair(judge, application));
  return pairs;
}

export function checkRoundOf(
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

export function requireSeat(
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
