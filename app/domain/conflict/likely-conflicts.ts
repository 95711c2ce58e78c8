/**
 * What a judge and an application have in common that may be a conflict of interest. Each is a question
 * to the judge, never a decision: nothing is taken from anybody by it. See docs/rules.md, "Likely conflicts".
 */
import { foldText } from "../screening/likely-duplicates.ts";
import { isPublicMailHost } from "./public-mail-hosts.ts";

/** The question of the form in which a city names its partners. */
export const PARTNERS_QUESTION = "partners";

/** The question in which it tells of people whom it worked with; who judges is not known to it. */
export const COLLABORATIONS_QUESTION = "collaborations";

export type Tie =
  | { readonly kind: "country" }
  /** Somebody who writes the application has an address at the judge's own host. */
  | { readonly kind: "mail"; readonly host: string }
  /** The city, or a partner that it names, stands in the judge's declaration. */
  | { readonly kind: "employer"; readonly name: string }
  /** The city says that it worked with the judge; the line that names them. */
  | { readonly kind: "collaboration"; readonly text: string };

export interface JudgeTies {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly email: string | null;
  /** As declared, one a line. */
  readonly interests: string;
}

export interface ApplicationTies {
  readonly country: string;
  /** Name of the city. */
  readonly entrant: string;
  /** What the city wrote of its partners, as far as judges read it. */
  readonly partners: string;
  /** Addresses of those who write it. */
  readonly emails: readonly string[];
  /** What the city told of people whom it worked with, one a line. */
  readonly collaborations: string;
}

export interface Asking {
  /** Whether cities of several countries apply: where all come from one, a country tells nothing. */
  readonly isCountryTelling: boolean;
}

/** @returns none where there is nothing to ask; the same judge and application give the same, always */
export function likelyConflicts(
  judge: JudgeTies,
  application: ApplicationTies,
  { isCountryTelling }: Asking,
): readonly Tie[] {
  const ties: Tie[] = [];
  const told = lineNaming(judge.name, application.collaborations);
  if (told !== null) ties.push({ kind: "collaboration", text: told });
  const name = employerNamed(judge.interests, application);
  if (name !== null) ties.push({ kind: "employer", name });
  const host = sharedHost(judge.email, application.emails);
  if (host !== null) ties.push({ kind: "mail", host });
  if (isCountryTelling && judge.country !== null && judge.country === application.country)
    ties.push({ kind: "country" });
  return ties;
}

export function isCountryTelling(countries: readonly string[]): boolean {
  return new Set(countries).size > 1;
}

/** From so many labels on, a host below another belongs to the same house: planning.hue.gov.vn to hue.gov.vn. */
const LABELS_OF_A_HOUSE = 3;

function sharedHost(email: string | null, others: readonly string[]): string | null {
  if (email === null) return null;
  const own = hostOf(email);
  const mailbox = email.trim().toLowerCase();
  for (const other of others) {
    if (other.trim().toLowerCase() === mailbox) return own;
    const host = hostOf(other);
    if (own === "" || isPublicMailHost(own) || isPublicMailHost(host)) continue;
    if (host === own || isOfHouse(host, own) || isOfHouse(own, host)) return own;
  }
  return null;
}

function hostOf(email: string): string {
  return email
    .slice(email.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
}

function isOfHouse(host: string, house: string): boolean {
  return house.split(".").length >= LABELS_OF_A_HOUSE && host.endsWith(`.${house}`);
}

/** Letters of a name that is looked for: shorter ones stand in too many words. */
const SHORTEST_NAME = 3;

/** What somebody is rather than where: alone it names nobody. */
const ROLES: ReadonlySet<string> = new Set(
  "adviser advisor advisory board chair city civil committee company consultant council director employee employer former government head institute lecturer manager mayor member ministry municipality none nothing office partner president professor retired researcher self employed servant staff town trustee university volunteer with at in of for the and a an to by".split(
    " ",
  ),
);

/** The city where the declaration names it, or the piece of the declaration that the application names. */
function employerNamed(
  interests: string,
  { entrant, partners }: Pick<ApplicationTies, "entrant" | "partners">,
): string | null {
  const declared = phrase(interests);
  const city = foldText(entrant);
  if (isName(city) && declared.includes(` ${city} `)) return entrant;
  const written = phrase(`${entrant} \n ${partners}`);
  const piece = interests
    .split(/[\n,;]/)
    .map((one) => one.trim())
    .find((one) => isName(foldText(one)) && written.includes(phrase(one)));
  return piece ?? null;
}

/** A line that has each word of the name, whatever their order, case and accents. */
function lineNaming(name: string, lines: string): string | null {
  const words = foldText(name).split(" ");
  if (!isName(words.join(" "))) return null;
  const found = lines
    .split("\n")
    .find((line) => words.every((word) => phrase(line).includes(` ${word} `)));
  return found?.trim() ?? null;
}

/** Words between single blanks, with one before and after: whole words are found, parts of words are not. */
function phrase(text: string): string {
  return ` ${foldText(text)} `;
}

function isName(folded: string): boolean {
  return folded.length >= SHORTEST_NAME && !folded.split(" ").every((word) => ROLES.has(word));
}

/** How a question stands: asked, answered that there is no conflict, or settled by stepping aside. */
export type QuestionState = "open" | "answered" | "aside";

interface Answered {
  readonly isAside: boolean;
  /** When the judge said that there is no conflict; null where they did not. */
  readonly answeredAt: Date | null;
  /** When the city told of earlier work, if it did; what is told after an answer asks again. */
  readonly toldAt: Date | null;
}

export function questionState({ isAside, answeredAt, toldAt }: Answered): QuestionState {
  if (isAside) return "aside";
  if (answeredAt === null) return "open";
  return toldAt !== null && toldAt > answeredAt ? "open" : "answered";
}
