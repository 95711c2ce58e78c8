/** The winners of a past edition from a sheet, as its report gives them. */
import { slugOf } from "../kernel/slug.ts";
import { type ColumnSpec, inFileOrder, readSheet, type Sheet, type SheetFault } from "./sheet.ts";

export const RESULT_COLUMNS = [
  { key: "category", name: "Category", also: [], isRequired: true },
  { key: "prize", name: "Prize", also: ["award", "place"], isRequired: true },
  { key: "project", name: "Title", also: ["project", "application"], isRequired: true },
  { key: "city", name: "City", also: ["name", "organisation", "entrant"], isRequired: true },
  { key: "country", name: "Country", also: ["country code"], isRequired: true },
  { key: "citation", name: "Citation", also: ["reason", "statement"], isRequired: false },
] as const satisfies readonly ColumnSpec<string>[];

export interface ResultLine {
  readonly line: number;
  readonly category: string;
  readonly prize: string;
  readonly project: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly citation: string;
}

const LONGEST_NAME = 300;
const MOST_CATEGORIES = 100;
const MOST_PRIZES = 20;

export function readResults(
  sheet: Sheet,
  { countryCode }: { readonly countryCode: (text: string) => string | null },
) {
  const { rows, faults, ignored } = readSheet(sheet, RESULT_COLUMNS);
  const found: SheetFault[] = [...faults];
  const results = rows.map(({ line, cells }): ResultLine => {
    const country = cells.country === "" ? null : countryCode(cells.country);
    if (cells.country !== "" && country === null)
      found.push({
        line,
        column: "Country",
        message: `${cells.country} is no country that we know, by name or by code.`,
      });
    for (const { key, name } of RESULT_COLUMNS)
      if (key !== "citation" && cells[key].length > LONGEST_NAME)
        found.push({ line, column: name, message: `Keep it to ${LONGEST_NAME} characters.` });
    return { line, ...cells, country: country ?? "" };
  });
  const parts = placesOf(results);
  if (parts.categories.length > MOST_CATEGORIES)
    found.push({
      line: 1,
      column: "Category",
      message: `There are more than ${MOST_CATEGORIES} categories.`,
    });
  if (parts.prizes.length > MOST_PRIZES)
    found.push({ line: 1, column: "Prize", message: `There are more than ${MOST_PRIZES} prizes.` });
  return { results, faults: inFileOrder(found), ignored };
}

/** Categories and prizes as the lines bring them up, best prize first as the file has it. */
export function placesOf(results: readonly ResultLine[]) {
  const prizes = named(
    results.map(({ prize }) => prize),
    "prize",
  );
  const categories = named(
    results.map(({ category }) => category),
    "category",
  );
  const most = (prize: string) =>
    Math.max(
      ...categories.map(
        ({ name }) => results.filter((one) => one.category === name && one.prize === prize).length,
      ),
    );
  return {
    prizes: prizes.map(({ slug, name }) => ({
      slug,
      name,
      count: most(name),
      by: "rank" as const,
    })),
    categories: categories.map(({ slug, name }) => ({
      slug,
      name,
      placings: results
        .filter((one) => one.category === name)
        .map(({ prize, city, country, project, citation }) => ({
          prize: prizes.find((one) => one.name === prize)?.slug ?? "",
          city,
          country,
          project,
          citation,
        })),
    })),
  };
}

function named(names: readonly string[], otherwise: string) {
  const slugs = new Set<string>();
  return [...new Set(names)].map((name) => {
    const slug = slugOf(name, slugs, otherwise);
    slugs.add(slug);
    return { slug, name };
  });
}
