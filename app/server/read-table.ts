/**
 * A CSV that somebody sent, read whatever program wrote it: the encoding told by its marks and its
 * bytes, the separator by its headings. See docs/decisions/010-tables-in-and-out.md.
 */
import { CsvError, parse } from "csv-parse/sync";
import {
  type ColumnSpec,
  columnOf,
  type Sheet,
  type SheetFault,
} from "#app/domain/import/sheet.ts";
import { plainText } from "#app/domain/table/neutral.ts";

export const MOST_LINES = 5_000;
const SEPARATORS = [",", ";", "\t", "|"];

/** By the byte order mark, then by the noughts of UTF-16, then by whether it can be UTF-8 at all. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decoded("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decoded("utf-16be", bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded("utf-8", bytes);
  const start = bytes.subarray(0, 1_000);
  const noughts = (parity: number) =>
    start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (noughts(1) > start.length / 4) return decoded("utf-16le", bytes);
  if (noughts(0) > start.length / 4) return decoded("utf-16be", bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decoded("windows-1252", bytes);
  }
}

function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

export type TableReading =
  { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly fault: SheetFault };

/** @param columns those that its headings may name: the separator is the one that finds most of them */
export function readTable(text: string, columns: readonly ColumnSpec<string>[]): TableReading {
  const clean = text.replace(/^\ufeff/, "").replace(/^sep=(.)\r?\n/i, "");
  if (clean.trim() === "") return faulty(1, "There is nothing in it.");
  const separator = separatorOf(clean, columns);
  try {
    const records = parse(clean, {
      delimiter: separator,
      relax_column_count: true,
      info: true,
      to: MOST_LINES + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length > MOST_LINES + 1)
      return faulty(MOST_LINES + 1, `Send at most ${MOST_LINES} lines at a time.`);
    const [head, ...rest] = records;
    // The library counts a record by the line it ends on.
    const lines = rest.map(({ record, info }) => ({
      number: info.lines - breaksIn(record),
      cells: record.map(plainText),
    }));
    return { ok: true, sheet: { headings: (head?.record ?? []).map(plainText), lines } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return faulty(Number(error["lines"] ?? 1), sentenceOf(error));
  }
}

function faulty(line: number, message: string): TableReading {
  return { ok: false, fault: { line, column: "", message } };
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
}

function sentenceOf({ code }: CsvError): string {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "A quotation mark is opened and never closed.";
    case "INVALID_OPENING_QUOTE":
      return "A quotation mark stands inside a cell that does not begin with one. Double it, within quotation marks.";
    case "CSV_INVALID_CLOSING_QUOTE":
      return "Something follows the quotation mark that ends a cell.";
    default:
      return "This line cannot be read as a table.";
  }
}

function separatorOf(text: string, columns: readonly ColumnSpec<string>[]): string {
  const scores = SEPARATORS.map((separator) => {
    const headings = headingsBy(text, separator);
    const known = headings.filter((heading) => columnOf(heading, columns)).length;
    return { separator, known, cells: headings.length };
  });
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return scores[0]?.separator ?? ",";
}

function headingsBy(text: string, separator: string): string[] {
  try {
    const [headings] = parse(text, { delimiter: separator, to: 1, relax_quotes: true });
    return headings ?? [];
  } catch {
    return [];
  }
}
