/**
 * The one writer of lists as files. CSV by RFC 4180 in UTF-8 with a byte order mark, written while it
 * is read; XLSX with cells typed as texts, numbers and dates, never as a formula. See
 * docs/decisions/010-tables-in-and-out.md.
 */
import { data } from "@remix-run/node";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { slugOf } from "#app/domain/kernel/slug.ts";
import { neutralText, readableText } from "#app/domain/table/neutral.ts";
import type { Cell, Table, TableFormat } from "#app/domain/table/table.ts";
import { contentDisposition } from "./download.ts";

/** More would hold the server for over half a second; a CSV has no limit. */
const MOST_SHEET_ROWS = 10_000;
/** A program calls a file with a longer cell broken. */
const LONGEST_CELL = 32_767;
const CUT = " […] The rest is in the CSV.";
const BYTE_ORDER_MARK = "\ufeff";

const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * @param stem what the file's name begins with, such as the edition's address
 * @throws an answer of 413 where a list is too long for XLSX
 */
export async function tableFile(
  table: Table,
  format: TableFormat,
  stem: string,
): Promise<Response> {
  const body = format === "csv" ? csvStream(table) : new Uint8Array(await sheetOf(table));
  const name = `${slugOf(`${stem} ${table.name}`, new Set(), "list")}.${format}`;
  return new Response(body, {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": contentDisposition(name),
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "no-store",
    },
  });
}

function csvStream(table: Table): ReadableStream<Uint8Array> {
  const lines = csvLines(table);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

/** Some lines at a time: one by one would make a list of thousands slow. */
const LINES_A_PART = 200;

async function* csvLines({ columns, rows }: Table): AsyncGenerator<string, undefined> {
  let part = BYTE_ORDER_MARK + csvLine(columns);
  let lines = 0;
  for await (const row of rows) {
    part += csvLine(row);
    if (++lines % LINES_A_PART > 0) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
  return undefined;
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `${cell}`;
  if (cell instanceof Date) return cell.toISOString();
  const text = neutralText(readableText(cell));
  return /[",\n;\t']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function sheetOf({ name, columns, rows }: Table): Promise<Buffer> {
  const sheet: SheetData = [
    columns.map((value) => ({ value: textCell(value), type: String, fontWeight: "bold" as const })),
  ];
  for await (const row of rows) {
    if (sheet.length > MOST_SHEET_ROWS)
      throw data(
        `This list is longer than ${MOST_SHEET_ROWS} lines. Please take the CSV, which has no limit.`,
        413,
      );
    sheet.push(row.map(sheetCell));
  }
  return writeXlsxFile(sheet, {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: columns.map(() => ({ width: 24 })),
  }).toBuffer();
}

function sheetCell(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (cell instanceof Date) return { value: cell, type: Date, format: "yyyy-mm-dd hh:mm:ss" };
  return { value: textCell(cell), type: String };
}

/** The format writes characters by number as _x0041_: a text that looks like one is told apart. */
function textCell(text: string): string {
  const readable = readableText(text).replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");
  return readable.length <= LONGEST_CELL
    ? readable
    : readable.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/, "") + CUT;
}

/** At most 31 characters, without those that the format gives a meaning. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:']/g, " ").slice(0, 31);
}
