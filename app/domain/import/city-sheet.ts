/** Cities and organisations from a sheet, before any of them applies. */
import { type ColumnSpec, inFileOrder, readSheet, type Sheet, type SheetFault } from "./sheet.ts";

export interface CityLine {
  readonly line: number;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export const CITY_COLUMNS = [
  {
    key: "name",
    name: "Name",
    also: ["city", "organisation", "organization", "entrant", "municipality"],
    isRequired: true,
  },
  { key: "country", name: "Country", also: ["country code"], isRequired: true },
] as const satisfies readonly ColumnSpec<string>[];

const LONGEST_NAME = 200;

export function readCities(
  sheet: Sheet,
  { countryCode }: { readonly countryCode: (text: string) => string | null },
) {
  // What Laurel writes has a country's name and its code: one of them is enough.
  const names = sheet.headings.map((heading) => heading.trim().toLowerCase());
  const both = names.includes("country") && names.includes("country code");
  const headings = both
    ? sheet.headings.map((heading, index) => (names[index] === "country code" ? "" : heading))
    : sheet.headings;
  const { rows, faults, ignored } = readSheet({ ...sheet, headings }, CITY_COLUMNS);
  const found: SheetFault[] = [...faults];
  const seen = new Map<string, number>();
  const cities = rows.map(({ line, cells }): CityLine => {
    const country = cells.country === "" ? null : countryCode(cells.country);
    if (cells.country !== "" && country === null)
      found.push({
        line,
        column: "Country",
        message: `${cells.country} is no country that we know, by name or by code.`,
      });
    if (cells.name.length > LONGEST_NAME)
      found.push({ line, column: "Name", message: `Keep it to ${LONGEST_NAME} characters.` });
    const key = `${cells.name.normalize("NFC").toLowerCase()}\n${country ?? ""}`;
    const before = seen.get(key);
    if (before !== undefined)
      found.push({ line, column: "Name", message: `Line ${before} names ${cells.name} too.` });
    else seen.set(key, line);
    return { line, name: cells.name, country: country ?? "" };
  });
  return { cities, faults: inFileOrder(found), ignored };
}
