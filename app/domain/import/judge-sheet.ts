/** Judges from a sheet, with their panels. */
import {
  type ColumnSpec,
  foldHeading,
  inFileOrder,
  readSheet,
  type Sheet,
  type SheetFault,
} from "./sheet.ts";

export interface JudgeLine {
  readonly line: number;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly title: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly isChair: boolean;
  /** Slugs. */
  readonly panels: readonly string[];
}

export const JUDGE_COLUMNS = [
  { key: "name", name: "Name", also: ["judge", "full name"], isRequired: true },
  { key: "email", name: "E-mail", also: ["mail", "address", "e-mail address"], isRequired: true },
  { key: "title", name: "Title", also: ["position", "organisation"], isRequired: false },
  { key: "country", name: "Country", also: ["country code"], isRequired: false },
  { key: "panels", name: "Panels", also: ["panel", "category", "categories"], isRequired: true },
  { key: "chair", name: "Chair", also: ["is chair", "head"], isRequired: false },
] as const satisfies readonly ColumnSpec<string>[];

export interface JudgeSheetFacts {
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  /** @returns the code of a country, by its code or name; null for none that is known */
  readonly countryCode: (text: string) => string | null;
  readonly isEmail: (text: string) => boolean;
}

export interface JudgeReading {
  readonly judges: readonly JudgeLine[];
  readonly faults: readonly SheetFault[];
  readonly ignored: readonly string[];
}

const LONGEST_NAME = 200;
const YES = new Set(["yes", "y", "true", "1", "x", "chair"]);
const NO = new Set(["", "no", "n", "false", "0"]);
const EVERY = new Set(["all", "every"]);

export function readJudges(sheet: Sheet, facts: JudgeSheetFacts): JudgeReading {
  const { rows, faults, ignored } = readSheet(sheet, JUDGE_COLUMNS);
  const found: SheetFault[] = [...faults];
  const seen = new Map<string, number>();
  const judges = rows.map(({ line, cells }): JudgeLine => {
    const fault = (column: string, message: string) => found.push({ line, column, message });
    const email = cells.email.toLowerCase();
    const before = seen.get(email);
    if (email !== "" && !facts.isEmail(email))
      fault("E-mail", `${cells.email} is no e-mail address.`);
    else if (before !== undefined) fault("E-mail", `Line ${before} has the address ${email} too.`);
    else if (email !== "") seen.set(email, line);
    for (const [column, text] of [
      ["Name", cells.name],
      ["Title", cells.title],
    ] as const)
      if (text.length > LONGEST_NAME) fault(column, `Keep it to ${LONGEST_NAME} characters.`);
    const country = cells.country === "" ? null : facts.countryCode(cells.country);
    if (cells.country !== "" && country === null)
      fault("Country", `${cells.country} is no country that we know, by name or by code.`);
    const chair = cells.chair.toLowerCase();
    if (!YES.has(chair) && !NO.has(chair)) fault("Chair", `${cells.chair} is neither yes nor no.`);
    const panels = panelsIn(cells.panels, facts.categories);
    for (const unknown of panels.unknown)
      fault("Panels", `There is no category called ${unknown}.`);
    return {
      line,
      name: cells.name,
      email,
      title: cells.title,
      country,
      isChair: YES.has(chair),
      panels: panels.slugs,
    };
  });
  return { judges, faults: inFileOrder(found), ignored };
}

/** Names or addresses of categories, apart by semicolons or on lines of their own; "all" is every one. */
function panelsIn(text: string, categories: JudgeSheetFacts["categories"]) {
  if (EVERY.has(text.toLowerCase()))
    return { slugs: categories.map(({ slug }) => slug), unknown: [] };
  const named = (part: string) =>
    categories.find(({ slug, name }) =>
      [slug, name].some((one) => foldHeading(one) === foldHeading(part)),
    );
  // A name may hold a comma: it parts names only where the whole is not one.
  const parts = text
    .split(/[;|\n]/)
    .flatMap((part) => (named(part) ? [part] : part.split(",")))
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const slugs = parts.flatMap((part) => named(part)?.slug ?? []);
  return {
    slugs: categories.filter(({ slug }) => slugs.includes(slug)).map(({ slug }) => slug),
    unknown: parts.filter((part) => !named(part)),
  };
}
