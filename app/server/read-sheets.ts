/** Each kind of sheet that comes in: read, held against what is there, and laid out to be looked at. */
import { CITY_COLUMNS, type CityLine, readCities } from "#app/domain/import/city-sheet.ts";
import { JUDGE_COLUMNS, type JudgeLine, readJudges } from "#app/domain/import/judge-sheet.ts";
import { readResults, RESULT_COLUMNS, type ResultLine } from "#app/domain/import/result-sheet.ts";
import {
  type ColumnSpec,
  inFileOrder,
  readSheet,
  type Sheet,
  type SheetFault,
} from "#app/domain/import/sheet.ts";
import { emailAddress } from "#app/forms/sign-in.ts";
import { judgeLineFaults, knownCityLines } from "#app/queries/import-checks.ts";
import { findPeople } from "#app/queries/edition-people.ts";
import type { Context } from "./context.ts";
import { countryCode, countryName } from "./countries.ts";
import { type PreviewParts, sheetIn } from "./sent-sheet.ts";

interface Read<Line> extends PreviewParts {
  readonly lines: readonly Line[];
}

interface ReadEdition {
  readonly id: string;
  readonly programmeId: string;
}

const names = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name);

function unreadable<Line>(columns: readonly string[], faults: readonly SheetFault[]): Read<Line> {
  return { lines: [], columns, rows: [], faults, ignored: [] };
}

/** A cell that could not be made sense of is shown as it was typed. */
function orAsTyped<Key extends string>(sheet: Sheet, columns: readonly ColumnSpec<Key>[]) {
  const { rows } = readSheet(sheet, columns);
  const typed = new Map(
    rows.map(({ line, cells }) => [line, columns.map(({ key }) => cells[key])]),
  );
  return (line: number, cells: readonly string[]) =>
    cells.map((cell, index) => (cell === "" ? (typed.get(line)?.[index] ?? "") : cell));
}

export async function readJudgeSheet(
  context: Context,
  edition: ReadEdition,
  text: string,
): Promise<Read<JudgeLine>> {
  const columns = names(JUDGE_COLUMNS);
  const { sheet, faults } = sheetIn(text, JUDGE_COLUMNS);
  if (!sheet) return unreadable(columns, faults);
  const { panels } = await findPeople(context, edition.id);
  const read = readJudges(sheet, {
    categories: panels,
    countryCode,
    isEmail: (typed) => emailAddress.safeParse(typed).success,
  });
  const clashes = await judgeLineFaults(context.store.read, edition, read.judges);
  const shown = orAsTyped(sheet, JUDGE_COLUMNS);
  const chairless = new Set(
    read.faults.filter(({ column }) => column === "Chair").map(({ line }) => line),
  );
  const panelNames = new Map(panels.map(({ slug, name }) => [slug, name]));
  return {
    lines: read.judges,
    columns,
    rows: read.judges.map((one) => ({
      line: one.line,
      cells: shown(one.line, [
        one.name,
        one.email,
        one.title,
        one.country === null ? "" : countryName(one.country),
        one.panels.map((slug) => panelNames.get(slug) ?? slug).join("; "),
        chairless.has(one.line) ? "" : one.isChair ? "yes" : "no",
      ]),
    })),
    faults: inFileOrder([...read.faults, ...clashes]),
    ignored: read.ignored,
  };
}

export async function readCitySheet(
  context: Context,
  editionId: string,
  text: string,
): Promise<Read<CityLine>> {
  const columns = names(CITY_COLUMNS);
  const { sheet, faults } = sheetIn(text, CITY_COLUMNS);
  if (!sheet) return unreadable(columns, faults);
  const read = readCities(sheet, { countryCode });
  const shown = orAsTyped(sheet, CITY_COLUMNS);
  const known = await knownCityLines(context.store.read, editionId, read.cities);
  return {
    lines: read.cities,
    columns,
    rows: read.cities.map(({ line, name, country }) => ({
      line,
      cells: shown(line, [name, country === "" ? "" : countryName(country)]),
      note: known.has(line) ? "Known already" : "New",
    })),
    faults: read.faults,
    ignored: read.ignored,
  };
}

export function readResultSheet(text: string): Read<ResultLine> {
  const columns = names(RESULT_COLUMNS);
  const { sheet, faults } = sheetIn(text, RESULT_COLUMNS);
  if (!sheet) return unreadable(columns, faults);
  const read = readResults(sheet, { countryCode });
  const shown = orAsTyped(sheet, RESULT_COLUMNS);
  return {
    lines: read.results,
    columns,
    rows: read.results.map((one) => ({
      line: one.line,
      cells: shown(one.line, [
        one.category,
        one.prize,
        one.project,
        one.city,
        one.country === "" ? "" : countryName(one.country),
        one.citation,
      ]),
    })),
    faults: read.faults,
    ignored: read.ignored,
  };
}
